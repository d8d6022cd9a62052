"""What is routed where: commands of persons, buttons of the staff group. Thin; services decide."""
