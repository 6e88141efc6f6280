local made = tiers {{notice = hours(24), percent = 50}}
made.refund = percent
return {name = "x", description = "y", refund = made}
