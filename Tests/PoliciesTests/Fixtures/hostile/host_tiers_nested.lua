local made = tiers {{notice = hours(24), percent = 50}}
made.refund = {refund = {refund = made}}
return {name = "x", description = "y", refund = made}
