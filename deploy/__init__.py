"""What a server needs around the dashboard: a proxy, a container, a service, and the check of a set-up."""
