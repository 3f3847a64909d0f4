"""The organisation that keeps the register: units, their territory, officers and devices, each with its days."""
