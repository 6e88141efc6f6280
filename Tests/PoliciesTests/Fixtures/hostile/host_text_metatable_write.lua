return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    local s = "x"
    s.upper = function() return "y" end
    return 0
  end,
}
