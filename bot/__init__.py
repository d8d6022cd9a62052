"""The process: wiring, transport, clock. Decides nothing about people or offers."""
