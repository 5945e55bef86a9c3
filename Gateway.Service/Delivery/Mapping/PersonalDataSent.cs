namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>
/// One handing over of personal data (网络数据安全管理条例 art. 12: such records are kept for three years at least). Says to whom, which
/// fields, of which sale and when; never what was in them.
/// </summary>
/// <param name="Destination">To whom.</param>
/// <param name="Seq">Number of the sale's event, also in the ledger.</param>
/// <param name="Fields">Like <c>name,number,address</c>.</param>
/// <param name="SentAt">UTC time of the platform's answer.</param>
internal sealed record PersonalDataSent(string Destination, long Seq, string Fields, DateTimeOffset SentAt);
