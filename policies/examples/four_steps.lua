-- A table of steps, the longest notice first. It makes the function and the description.
return {
  name = "Four steps",
  refund = tiers {
    {notice = weeks(4), percent = 100},
    {notice = weeks(2), percent = 75},
    {notice = days(7), percent = 50},
    {notice = hours(48), percent = 25},
  },
}
