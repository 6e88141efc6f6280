return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    error("policy:4294967297: \27[31m", 0)
  end,
}
