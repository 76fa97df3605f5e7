"""JSON values and schemas: checked, made, merged and patched."""
