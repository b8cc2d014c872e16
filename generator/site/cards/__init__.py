"""Cards: the pictures that chats and networks show of a link.

Pretendard 1.3.9, as its makers ship it, letters them; readers never load it.
"""
