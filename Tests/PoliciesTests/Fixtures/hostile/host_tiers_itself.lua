local made = {}
made.refund = made
return {name = "x", description = "y", refund = made}
