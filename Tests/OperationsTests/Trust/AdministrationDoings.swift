import Operations
import Programme
import TestSupport

extension AuditContract {
    /// What the administrator and the console do.
    static let administration: [Doing] = [
        Doing(action: "ChangePerson", stage: .registered, by: \.administrator) {
            try await ChangePerson($0.office)(
                $0.cast.reporter.id, name: "改名", role: .leader, unit: Cast.otherUnit, by: $1)
        },
        Doing(
            action: "EnablePerson", stage: .registered,
            prepare: { try await DisablePerson($0.office)(name: "审核员", by: $0.cast.console) },
            by: \.administrator
        ) { try await EnablePerson($0.office)(name: "审核员", by: $1) },
        Doing(action: "AddUnit", stage: .registered, by: \.administrator) {
            try await AddUnit($0.office)(name: "区民政局", by: $1)
        },
        Doing(action: "RenameUnit", stage: .registered, by: \.administrator) {
            try await RenameUnit($0.office)($0.unit(Cast.unit).id, name: "区卫生健康委", by: $1)
        },
        Doing(action: "AddAlias", stage: .registered, by: \.administrator) {
            try await AddAlias($0.office)($0.unit(Cast.unit).id, alias: "区卫健局", by: $1)
        },
        Doing(
            action: "RemoveAlias", stage: .registered,
            prepare: {
                try await AddAlias($0.office)($0.unit(Cast.unit).id, alias: "区卫健局", by: $0.cast.console)
            }, by: \.administrator
        ) { try await RemoveAlias($0.office)($0.unit(Cast.unit).id, alias: "区卫健局", by: $1) },
        Doing(action: "SetPeriodDates", by: \.administrator) {
            try await SetPeriodDates($0.office)(
                Fixed.quarter, opensOn: Fixed.day(6, 15), dueOn: Fixed.day(7, 14), reason: "汛期", by: $1)
        },
        Doing(action: "ChangeSettings", stage: .registered, by: \.administrator) {
            try await ChangeSettings($0.office)(
                DistrictSettings(thresholds: LightThresholds(yellow: 5, red: 20)), by: $1)
        },
        Doing(action: "SetPassword", stage: .registered, by: \.console) {
            try await SetPassword($0.office)(
                name: $0.cast.reporter.name, password: District.password, by: $1)
        },
        Doing(action: "ResetPassword", stage: .registered, by: \.administrator) {
            _ = try await ResetPassword($0.office)(person: $0.cast.reporter.id, by: $1)
        },
        Doing(action: "AddWebhook", stage: .registered, by: \.administrator) {
            _ = try await $0.addWebhook(by: $1)
        },
        Doing(
            action: "RemoveWebhook", stage: .registered,
            prepare: { _ = try await $0.addWebhook(by: $0.cast.administrator) }, by: \.administrator
        ) {
            let webhooks = try await ReadDeliveries($0.office)(by: $0.cast.administrator).webhooks
            try await RemoveWebhook($0.office)(webhooks[0].id, by: $1)
        },
        Doing(
            action: "EndSession", stage: .registered, prepare: { _ = try await $0.signIn($0.cast.reporter) },
            by: \.administrator
        ) {
            let session = try await ListSessions($0.office)(by: $0.cast.reporter)[0]
            try await EndSession($0.office)(id: session.id, by: $1)
        },
    ]
}
