return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    return tiers({{notice = 0/0, percent = 50}, {notice = -1/0, percent = 1/0}}).refund(booking)
  end,
}
