"""The page shell: components, theme, translations and front-end sources."""
