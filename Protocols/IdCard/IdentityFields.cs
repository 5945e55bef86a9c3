namespace EdgeGateway.Protocols.IdCard;

/// <summary>A field of the text block, in bytes.</summary>
internal readonly record struct TextField(int Start, int Length)
{
    public int Characters => Length / 2;
}

/// <summary>Where what stands in the 256 bytes of text, by document. Sums were checked: every layout fills the block.</summary>
internal static class IdentityFields
{
    public const int BlockLength = 256;

    /// <summary>Type flag, at the same place in all four.</summary>
    public static readonly TextField Flag = new(248, 2);

    /// <summary>Resident ID card; the residence permit shares everything but what its own class adds.</summary>
    public static class Resident
    {
        public static readonly TextField Name = new(0, 30), Sex = new(30, 2), Ethnicity = new(32, 4), Birth = new(36, 16), Address = new(52, 70),
            Number = new(122, 36), Authority = new(158, 30), ValidFrom = new(188, 16), ValidTo = new(204, 16);
    }

    /// <summary>港澳台居民居住证, since 2018-09-01.</summary>
    public static class Permit
    {
        public static readonly TextField TravelPermit = new(220, 18), IssueCount = new(238, 4);
    }

    /// <summary>外国人永久居留身份证, 2017 version.</summary>
    public static class Foreigner2017
    {
        public static readonly TextField EnglishName = new(0, 120), Sex = new(120, 2), Number = new(122, 30), Nationality = new(152, 6),
            ChineseName = new(158, 30), ValidFrom = new(188, 16), ValidTo = new(204, 16), Birth = new(220, 16), Authority = new(240, 8);
    }

    /// <summary>外国人永久居留身份证, 2023 version. The English name goes on in a second field.</summary>
    public static class Foreigner2023
    {
        public static readonly TextField ChineseName = new(0, 30), Sex = new(30, 2), IssueCount = new(32, 4), Birth = new(36, 16),
            EnglishName = new(52, 70), Number = new(122, 36), ValidFrom = new(188, 16), ValidTo = new(204, 16),
            EnglishNameRest = new(220, 22), Nationality = new(242, 6);
    }
}
