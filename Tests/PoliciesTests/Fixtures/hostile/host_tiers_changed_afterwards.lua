local steps = {{notice = hours(24), percent = 50}}
local made = tiers(steps)
steps[1].percent = 900
steps[2] = {notice = 1, percent = 1000}
return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    return made.refund(booking)
  end,
}
