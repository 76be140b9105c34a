"""The services that can be asked, and the editor of one."""
