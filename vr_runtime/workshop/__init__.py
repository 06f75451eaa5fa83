"""Where scenes are made and shown: preview, new scenes, packs, gallery."""
