return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    return booking["paid\0x"]
  end,
}
