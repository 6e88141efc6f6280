local n = 0
local function step() n = n + 1 return n end
function tick() step() return step() end
return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    return tick()
  end,
}
