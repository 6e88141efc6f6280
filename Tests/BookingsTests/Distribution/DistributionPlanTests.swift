import Bookings
import Testing

struct DistributionPlanTests {
    private func reference(_ from: String, _ to: String) -> DistributionPlan.Reference {
        .init(from: from, to: to)
    }

    @Test func spreadsOutWhatRefersToTheRootAndCopiesWhatElseThatRefersTo() {
        let references = [
            reference("history", "bookings"), reference("bookings", "services"), reference("bookings", "scripts"),
            reference("services", "providers"), reference("providers", "scripts"), reference("notes", "folders"),
        ]
        for order in [references, references.reversed()] {
            let plan = DistributionPlan(references: order, root: "providers")
            #expect(plan.distributed == ["providers", "services", "bookings", "history"])
            #expect(plan.replicated == ["scripts"])
        }
    }

    @Test func aTableMayReferToItself() {
        let plan = DistributionPlan(
            references: [reference("posts", "posts"), reference("posts", "providers")],
            root: "providers"
        )
        #expect(plan.distributed == ["providers", "posts"])
    }

    @Test func withoutReferencesOnlyTheRootIsSpreadOut() {
        let plan = DistributionPlan(references: [], root: "providers")
        #expect(plan.distributed == ["providers"])
        #expect(plan.replicated.isEmpty)
    }
}
