"""The design system: tokens, components and charts. It knows no client and imports nothing else of ours."""
