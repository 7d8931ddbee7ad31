"""autogradkit."""
