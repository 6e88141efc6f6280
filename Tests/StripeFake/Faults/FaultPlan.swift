import TestSupport

/// Which requests and deliveries go wrong, by chance from a seed or one after the other as told.
struct FaultPlan: Sendable {
    private var random: SplitMix64
    /// Of a thousand requests.
    private var rates: [(fault: Fault, rate: Int)]
    /// What befalls the next requests, before chance has its turn; `nil` is nothing.
    private var scripted: [Fault?]
    /// Of a thousand deliveries: how many are made twice.
    let duplicates: Int
    /// Whether deliveries are made in any order.
    let shuffles: Bool
    let delayMilliseconds: Int
    let retryAfterSeconds: Int

    /// Nothing goes wrong.
    init() {
        self.init(JSON.object([:]))
    }

    /// `{"seed": 7, "rates": {"drop_after": 20}, "next": ["in_use", null], "duplicates": 100, "shuffles": true,
    /// "delay_milliseconds": 200, "retry_after_seconds": 1}`; everything may be left out.
    init(_ document: JSON) {
        random = SplitMix64(seed: UInt64(bitPattern: document["seed"]?.int ?? 0))
        rates = Fault.allCases.compactMap { fault in
            document["rates"]?[fault.rawValue]?.int.map { (fault, Int($0)) }
        }
        scripted = document["next"]?.list?.map { $0.text.flatMap(Fault.init) } ?? []
        duplicates = Int(document["duplicates"]?.int ?? 0)
        shuffles = document["shuffles"]?.bool ?? false
        delayMilliseconds = Int(document["delay_milliseconds"]?.int ?? 200)
        retryAfterSeconds = Int(document["retry_after_seconds"]?.int ?? 1)
    }

    mutating func nextFault() -> Fault? {
        if !scripted.isEmpty { return scripted.removeFirst() }
        var roll = Int.random(in: 0..<1000, using: &random)
        for (fault, rate) in rates {
            if roll < rate { return fault }
            roll -= rate
        }
        return nil
    }

    /// The deliveries to make for these events, in order.
    mutating func deliveries(of events: [Int]) -> [Int] {
        let all = events.flatMap { event in
            Int.random(in: 0..<1000, using: &random) < duplicates ? [event, event] : [event]
        }
        return shuffles ? all.shuffled(using: &random) : all
    }
}
