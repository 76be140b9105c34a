"""AI models on this computer: llama.cpp's server in a process of our own."""
