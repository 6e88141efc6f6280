import SQL

extension MemberRole: SQLConvertible {}
