"""The page of trends: what came up and went out of fashion, and what hangs together."""
