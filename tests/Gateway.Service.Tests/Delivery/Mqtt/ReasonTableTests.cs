using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.Delivery.Sending;
using MQTTnet;

namespace EdgeGateway.Service.Tests.Delivery.Mqtt;

public sealed class ReasonTableTests
{
    [Theory]
    [InlineData(0x00, Verdict.Delivered)]
    [InlineData(0x10, Verdict.NoSubscriber)]
    [InlineData(0x80, Verdict.Retry)]
    [InlineData(0x83, Verdict.Retry)]
    [InlineData(0x87, Verdict.Quarantine)]
    [InlineData(0x90, Verdict.Quarantine)]
    [InlineData(0x91, Verdict.Retry)]
    [InlineData(0x97, Verdict.BackOff)]
    [InlineData(0x99, Verdict.Quarantine)]
    [InlineData(0xF0, Verdict.Retry)]
    internal void OfPublish_Code_HasItsVerdict(int code, Verdict verdict) => Assert.Equal(verdict, ReasonTable.OfPublish(code));

    [Theory]
    [InlineData(0x86, Verdict.Alarm)]
    [InlineData(0x87, Verdict.Alarm)]
    [InlineData(0x8A, Verdict.Alarm)]
    [InlineData(0x88, Verdict.BackOff)]
    [InlineData(0x89, Verdict.BackOff)]
    [InlineData(0x97, Verdict.BackOff)]
    [InlineData(0x9F, Verdict.BackOff)]
    internal void OfConnect_Code_HasItsVerdict(int code, Verdict verdict) => Assert.Equal(verdict, ReasonTable.OfConnect(code));

    [Theory]
    [InlineData(0x8E, Verdict.Alarm)]
    [InlineData(0x8B, Verdict.BackOff)]
    [InlineData(0x93, Verdict.BackOff)]
    internal void OfDisconnect_Code_HasItsVerdict(int code, Verdict verdict) => Assert.Equal(verdict, ReasonTable.OfDisconnect(code));

    [Fact]
    public void Name_EveryCodeTheLibraryKnows_IsAPhrase()
    {
        var codes = Enum.GetValues<MqttClientPublishReasonCode>().Select(code => (int)code)
            .Concat(Enum.GetValues<MqttClientConnectResultCode>().Select(code => (int)code))
            .Concat(Enum.GetValues<MqttClientDisconnectReason>().Select(code => (int)code).Where(code => code is not (0x8F or 0x94 or > 0xA0 or 0x9E)));

        Assert.All(codes, code => Assert.DoesNotContain("0x", ReasonTable.Name(code), StringComparison.Ordinal));
    }
}
