return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    local x <close> = nil
    local y <const> = 3
    return y - 3
  end,
}
