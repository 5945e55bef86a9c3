namespace EdgeGateway.Protocols.IdCard;

/// <summary>The four documents a second-generation reader reads, told apart by the flag at text byte 248.</summary>
public enum DocumentType
{
    /// <summary>居民身份证.</summary>
    Resident,

    /// <summary>港澳台居民居住证, flag J.</summary>
    HongKongMacauTaiwanResident,

    /// <summary>外国人永久居留身份证 of 2017, flag I.</summary>
    PermanentResident2017,

    /// <summary>外国人永久居留身份证 of 2023, flag Y.</summary>
    PermanentResident2023,
}
