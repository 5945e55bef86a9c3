using EdgeGateway.Service.Configuration;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Service.Tests.Configuration;

public sealed class RuleChecksTests
{
    [Theory]
    [InlineData("\"kind\": \"standing\"", "labels")]
    [InlineData("\"kind\": \"crowd\", \"labels\": [\"person\"], \"count\": 1", "count")]
    [InlineData("\"kind\": \"crossing\", \"labels\": [\"person\"]", "line")]
    [InlineData("\"kind\": \"crossing\", \"labels\": [\"person\"], \"line\": [[0.1, 0.1]]", "line")]
    [InlineData("\"kind\": \"crossing\", \"labels\": [\"person\"], \"line\": [[0.1, 0.1], [0.1, 0.1]]", "line")]
    [InlineData("\"kind\": \"crossing\", \"labels\": [\"person\"], \"line\": [[0.1, 0.1], [0.1, 1.1]]", "line")]
    [InlineData("\"kind\": \"goods\", \"labels\": [\"chair\"], \"line\": [[0.1, 0.1], [0.9, 0.1]]", "direction")]
    [InlineData("\"kind\": \"new-object\", \"minArea\": 0.2, \"maxArea\": 0.1", "minArea")]
    [InlineData("\"labels\": [\"car\"], \"schedule\": [{ \"days\": [\"monday\"] }]", "schedule[0].days")]
    [InlineData("\"labels\": [\"car\"], \"schedule\": [{ \"from\": \"7:00\" }]", "schedule[0].from")]
    [InlineData("\"labels\": [\"car\"], \"schedule\": [{ \"to\": \"24:01\" }]", "schedule[0].to")]
    [InlineData("\"labels\": [\"car\"], \"severity\": \"urgent\"", "severity")]
    [InlineData("\"labels\": [\"car\"], \"inertia\": \"1 h\"", "inertia")]
    [InlineData("\"labels\": [\"car\"], \"codes\": [{ \"standardRef\": \"a\", \"code\": \"01\" }, { \"standardRef\": \"a\", \"code\": \"02\" }]", "codes")]
    public void Rule_WithAMistake_NamesThePlace(string rule, string path)
    {
        var error = Assert.Single(Read($$"""{ "id": "r", "category": "c", {{rule}} }""").Errors);

        Assert.Equal($"cameras[0].rules[0].{path}", error.Path);
        Assert.NotEmpty(error.Message.Zh);
    }

    [Theory]
    [InlineData("\"kind\": \"new-object\"")]
    [InlineData("\"kind\": \"stopped\", \"labels\": [\"car\"]")]
    [InlineData("\"kind\": \"goods\", \"labels\": [\"chair\"], \"line\": [[0.1, 0.1], [0.9, 0.1]], \"direction\": \"to-right\"")]
    [InlineData("\"labels\": [\"car\"], \"schedule\": [{ \"days\": [\"workday\", \"sun\"], \"from\": \"22:00\", \"to\": \"06:00\" }, { \"to\": \"24:00\" }]")]
    public void Rule_Right_HasNoMistake(string rule) => Assert.Empty(Read($$"""{ "id": "r", "category": "c", {{rule}} }""").Errors);

    [Theory]
    [InlineData("\"blur\": { \"model\": \"faces\" }", "blur.labels")]
    [InlineData("\"blur\": { \"model\": \"faces\", \"labels\": [\"face\"] }, \"clips\": { \"keep\": \"1 min\" }", "clips.keep")]
    public void Blur_WithAMistake_NamesThePlace(string blur, string path) =>
        Assert.Equal($"cameras[0].{path}", Assert.Single(Read("""{ "id": "r", "category": "c", "labels": ["car"] }""", $", {blur}").Errors).Path);

    [Fact]
    public void Calendar_DateThatIsNone_IsNamed()
    {
        var errors = RuleChecks.Calendar(new CalendarOptions { Holidays = ["2026-10-01", "2026-02-30"], Workdays = ["10.10.2026"] }).Select(error => error.Path);

        Assert.Equal(["calendar.holidays[1]", "calendar.workdays[0]"], errors);
    }

    [Fact]
    public void Days_TheCheckKnows_AreThoseOfTheSchedule()
    {
        foreach (var day in (string[])["mon", "tue", "wed", "thu", "fri", "sat", "sun", "workday", "restday", "holiday"])
            Assert.Empty(RuleChecks.Run(new RuleOptions { Labels = ["car"], Schedule = [new() { Days = [day] }] }, "r"));
    }

    private static ConfigurationResult Read(string rule, string more = "") => new ConfigurationReader(new Dictionary<string, string>()).Read(
        $$"""{ "gatewayId": "box-1", "cameras": [{ "id": "camera-1", "address": "rtsp://192.0.2.1/a", "rules": [{{rule}}]{{more}} }] }""", "/etc/gateway.json");
}
