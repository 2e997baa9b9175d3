"""The design system: tokens, components and charts, and how commands ask and answer. It knows no client."""
