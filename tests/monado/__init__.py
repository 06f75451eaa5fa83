"""The program against a real OpenXR runtime: Monado's compositor on software Vulkan, no headset and no GPU needed."""
