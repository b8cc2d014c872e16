"""What stands between authors where several are in one text: the one table of it.

Each reading takes the parts that it can be sure of: a comma may stand within a name as well, a dot within a
group's, ``et`` is a word of names. The strings are for sets and alternatives of regular expressions.
"""

WIDE_COMMAS = "，﹐،"
"""That of East Asian keyboards, its small form and Arabic's."""

COMMAS = f",{WIDE_COMMAS}"
"""All that stand between family and given name, too."""

LIST_COMMAS = "、､﹑"
"""That of lists in Chinese and Japanese, which stands within no name, and its half-width and small forms."""

SEMICOLONS = ";；"
"""They stand within no name."""

DOTS_AND_SLASHES = "·ㆍᆞ・･‧∙•⋅/／"
"""What Koreans put between names; those of others may have one within: ``AC/DC``, ``レオ・ベラネク``."""

KOREAN_AND = "및|그리고"
"""Those that stand by themselves; particles do not."""

AND = f"and|&|{KOREAN_AND}"
"""Words that join the last of several."""

OTHER_AND = "und|et"
"""The same in languages that few here write; they are words of titles and of groups as well."""
