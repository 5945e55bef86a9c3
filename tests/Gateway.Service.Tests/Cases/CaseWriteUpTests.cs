using System.Text.Json;
using EdgeGateway.Service.Cases;
using EdgeGateway.Vision;

namespace EdgeGateway.Service.Tests.Cases;

public sealed class CaseWriteUpTests
{
    private static readonly Guid Id = Guid.Parse("0197c1a0-0000-7000-8000-000000000001");
    private static readonly CaseStill[] Stills = [new("overlay.jpg", new('b', 64), 1000, 768, 576, Candidates.Decided)];

    [Fact]
    public void Of_ParkedCar_CarriesEveryCodeAndNumber()
    {
        var filed = CaseWriteUp.Of(Id, Candidates.One(), Candidates.Camera(), Stills);

        Assert.Equal(["CJ/T 214-2007 0505", "GB/T 30428.2-2013 0409", "GB/T 47678.5-2026 09009"], filed.Codes.Select(code => $"{code.StandardRef} {code.Code}"));
        Assert.Equal("33010609009", filed.MatterCode);
        Assert.Equal([624, 603], filed.EventSort);
        Assert.Equal(6, filed.AlarmType);
        Assert.Equal(("33010600081326000017", "330106001002001"), (filed.Camera.NationalId, filed.Camera.Grid));
        Assert.Equal(new CasePosition(120.123456, 30.25, "EPSG:4490"), filed.Camera.Position);
        Assert.Equal("pending-review", filed.State);
    }

    [Fact]
    public void Of_ParkedCar_CarriesWhatItTakesToRepeatTheVerdict()
    {
        var filed = CaseWriteUp.Of(Id, Candidates.One(), Candidates.Camera(), Stills);

        Assert.Equal(("parking", "standing", "1"), (filed.Rule.Id, filed.Rule.Kind, filed.Rule.Version));
        Assert.Equal("20 s", filed.Rule.Parameters["threshold"]);
        Assert.Equal("0.3", filed.Rule.Parameters["minScore"]);
        Assert.Equal(2, filed.Rule.Parameters.Count);
        Assert.Equal(("yolox_nano_416", new string('a', 64)), (filed.Model.Name, filed.Model.Sha256));
        Assert.Equal("768x576", Assert.Single(filed.Sighting.Circumstances).Value);
        Assert.Equal((20, 0.5, true), (filed.Sighting.DwellSeconds, filed.Sighting.DwellUncertaintySeconds, filed.Sighting.PresentAtStart));
    }

    [Fact]
    public void Of_RuleWithCodesOfItsOwn_TakesThemInsteadAndBeside()
    {
        var camera = new CameraOptions
        {
            Id = "cam-1",
            Rules =
            [
                new()
                {
                    Id = "parking",
                    Category = "motor-vehicle-parking",
                    Codes = [new() { StandardRef = "GB/T 30428.2-2013", Code = "0499", Name = "本市代码" }, new() { StandardRef = "city-list", Code = "A17" }],
                },
            ],
        };
        var codes = CaseWriteUp.Of(Id, Candidates.One(), camera, Stills).Codes;

        Assert.Equal(
            ["CJ/T 214-2007 0505 listed", "GB/T 47678.5-2026 09009 listed", "GB/T 30428.2-2013 0499 local", "city-list A17 local"],
            codes.Select(code => $"{code.StandardRef} {code.Code} {code.Status}"));
    }

    [Fact]
    public void Of_CameraWithNothingConfigured_LeavesTheFieldsOut()
    {
        var filed = CaseWriteUp.Of(Id, Candidates.One(), new CameraOptions { Id = "cam-1" }, Stills);

        Assert.Null(filed.MatterCode);
        Assert.Null(filed.Camera.Position);
        Assert.Null(filed.Camera.LegalBasis);
        var json = JsonSerializer.Serialize(filed, CasesJson.Plain.CaseFiledData);
        Assert.DoesNotContain("null", json, StringComparison.Ordinal);
        Assert.DoesNotContain("legalBasis", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loitering", 0, 8)]
    [InlineData("crowd-gathering", 1, 10)]
    [InlineData("operators-own-event", 0, null)]
    public void Of_EventWithoutA2026Code_HasNoMatterCode(string category, int codes, int? alarmType)
    {
        var filed = CaseWriteUp.Of(Id, Candidates.One() with { Category = category }, Candidates.Camera(), Stills);

        Assert.Equal(codes, filed.Codes.Count);
        Assert.Equal(alarmType, filed.AlarmType);
        Assert.Null(filed.MatterCode);
        Assert.NotEmpty(filed.Name.Zh);
    }

    [Fact]
    public void Json_AndBack_IsTheSameCaseWithReadableChinese()
    {
        var filed = CaseWriteUp.Of(Id, Candidates.One(), Candidates.Camera(), Stills);

        var json = JsonSerializer.Serialize(filed, CasesJson.Plain.CaseFiledData);
        var back = JsonSerializer.Deserialize(json, CasesJson.Plain.CaseFiledData)!;

        Assert.Contains("机动车乱停放", json);
        Assert.Equal(json, JsonSerializer.Serialize(back, CasesJson.Plain.CaseFiledData));
    }
}
