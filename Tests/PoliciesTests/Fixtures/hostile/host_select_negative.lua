return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    while true do select(-1, 1, 2, 3) end
  end,
}
