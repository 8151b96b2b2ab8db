"""Evidence packs as files: printed by Typst, as a page that stands alone, and as a spreadsheet."""
