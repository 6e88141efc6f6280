import AvailabilityRules
import CLua
import CivilTime

/// The same rule in a bare Lua 5.4 with all its libraries: no limits, no fresh start for each slot, one call for all.
final class PlainLua {
    struct Failure: Error {
        let message: String
    }

    private let lua: OpaquePointer

    /// Makes the starts known to Lua, with what its own calendar functions do not know.
    init(_ text: String, _ year: BenchYear) throws {
        guard let lua = luaL_newstate() else { throw Failure(message: "Lua could not allocate a state.") }
        self.lua = lua
        luaL_openlibs(lua)
        let rows = year.starts.map { start in
            let reading = year.question.zone.reading(at: start)
            let clock = "\(reading.date.year), \(reading.date.month), \(reading.date.day)"
            let wall = year.question.zone.wallSeconds(at: start)
            return "{\(start), \(clock), \(wall / 3_600 % 24), \(wall / 60 % 60), \((wall / 86_400 + 4) % 7)}"
        }
        try run("rule = (function() \(text) end)()")
        try run("starts = {\(rows.joined(separator: ",\n"))}")
        try run(Self.loop)
    }

    deinit {
        lua_close(lua)
    }

    /// Two ways to give a rule its slot: a new table for each start, or the same one filled again.
    private static let loop = """
        local rule, starts, first = rule, starts, \(BenchYear.first)
        local function decide(slot)
          if rule.allow and not rule.allow(slot) then return 0 end
          if rule.price then rule.price(slot) end
          return 1
        end
        local kept = {
          bookings_that_day = 3, client = {is_returning = false}, local_start = {},
          service = {name = "Massage", duration = 3600, price = 9999, currency = "EUR"},
        }
        function refill()
          local allowed = 0
          for i = 1, #starts do
            local s, clock = starts[i], kept.local_start
            kept.start_at, kept.end_at, kept.notice = s[1], s[1] + 3600, s[1] - first
            kept.date, kept.weekday = s[2] * 10000 + s[3] * 100 + s[4], s[7]
            clock.year, clock.month, clock.day, clock.hour, clock.minute = s[2], s[3], s[4], s[5], s[6]
            allowed = allowed + decide(kept)
          end
          return allowed
        end
        function make()
          local allowed = 0
          for i = 1, #starts do
            local s = starts[i]
            local slot = {
              start_at = s[1], end_at = s[1] + 3600, notice = s[1] - first, date = s[2] * 10000 + s[3] * 100 + s[4],
              weekday = s[7], bookings_that_day = 3, client = {is_returning = false},
              local_start = {year = s[2], month = s[3], day = s[4], hour = s[5], minute = s[6]},
              service = {name = "Massage", duration = 3600, price = 9999, currency = "EUR"},
            }
            allowed = allowed + decide(slot)
          end
          return allowed
        end
        """

    /// How the loop gives a rule its slot.
    enum Slot: String {
        case made = "make"
        case refilled = "refill"
    }

    /// Runs the loop over all starts.
    func countAllowed(_ slot: Slot) throws -> Int {
        lua_getglobal(lua, slot.rawValue)
        guard lua_pcallk(lua, 0, 1, 0, 0, nil) == LUA_OK else { throw failure() }
        let count = lua_tointegerx(lua, -1, nil)
        lua_settop(lua, 0)
        return Int(count)
    }

    private func run(_ text: String) throws {
        guard luaL_loadstring(lua, text) == LUA_OK, lua_pcallk(lua, 0, 0, 0, 0, nil) == LUA_OK else { throw failure() }
    }

    private func failure() -> Failure {
        var length = 0
        guard let text = lua_tolstring(lua, -1, &length) else { return Failure(message: "Lua failed.") }
        let bytes = UnsafeRawBufferPointer(start: text, count: length)
        return Failure(message: String(decoding: bytes, as: UTF8.self))
    }
}
