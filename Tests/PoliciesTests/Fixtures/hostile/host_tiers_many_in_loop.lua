return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    for i = 1, 1e9 do tiers({{notice = i, percent = 50}, {notice = 0, percent = 1}}) end
    return 0
  end,
}
