using EdgeGateway.Protocols.City;

namespace EdgeGateway.Protocols.Tests.City;

public sealed class EventCodesTests
{
    /// <summary>The whole table, written a second time by hand: a slip in either copy fails.</summary>
    [Theory]
    [InlineData("motor-vehicle-parking", "0505", "0409", "09009")]
    [InlineData("fire-lane-blocked", null, null, "09012")]
    [InlineData("barrier-free-lane-blocked", null, null, "09019")]
    [InlineData("non-motor-parking", "0506", "0410", "09010")]
    [InlineData("shared-bikes", null, null, "09011")]
    [InlineData("street-vendor", "0501", "0401", "09001")]
    [InlineData("road-trading", null, "0406", "09006")]
    [InlineData("goods-out-of-store", "0504", "0405", "09005")]
    [InlineData("disorderly-piles", "0507", "0136", "06036")]
    [InlineData("exposed-garbage", "0102", "0110", "06010")]
    [InlineData("accumulated-rubbish", "0103", "0111", "06011")]
    [InlineData("bin-overflow", null, "0198", "06042")]
    [InlineData("drying-along-street", "0511", "0107", "06007")]
    [InlineData("construction-on-road", "0304", "0302", "08002")]
    [InlineData("crowd-gathering", "0409", null, null)]
    [InlineData("loitering", null, null, null)]
    [InlineData("camera-fault", null, null, "01050")]
    public void For_EveryCategory_GivesTheCodeOfEachGeneration(string category, string? y2007, string? y2013, string? y2026)
    {
        var codes = EventCodes.For(category);

        Assert.Equal(y2007, codes.SingleOrDefault(code => code.StandardRef == CityStandards.Y2007)?.Code);
        Assert.Equal(y2013, codes.SingleOrDefault(code => code.StandardRef == CityStandards.Y2013)?.Code);
        Assert.Equal(y2026, codes.SingleOrDefault(code => code.StandardRef == CityStandards.Y2026)?.Code);
    }

    [Theory]
    [InlineData("motor-vehicle-parking", "624,603", 6)]
    [InlineData("non-motor-parking", "", 6)]
    [InlineData("street-vendor", "661", 6)]
    [InlineData("road-trading", "646", 6)]
    [InlineData("goods-out-of-store", "660", 3)]
    [InlineData("disorderly-piles", "685", 3)]
    [InlineData("exposed-garbage", "640,683", 3)]
    [InlineData("accumulated-rubbish", "686", 3)]
    [InlineData("bin-overflow", "630", null)]
    [InlineData("drying-along-street", "668", null)]
    [InlineData("construction-on-road", "684", null)]
    [InlineData("crowd-gathering", "628", 10)]
    [InlineData("loitering", "", 8)]
    [InlineData("camera-fault", "625", 11)]
    public void Find_EveryCategory_GivesWhatVideoPlatformsCallIt(string category, string eventSort, int? alarmType)
    {
        var found = EventCodes.Find(category);

        Assert.NotNull(found);
        Assert.Equal(eventSort, string.Join(',', found.EventSort));
        Assert.Equal(alarmType, found.AlarmType);
    }

    [Fact]
    public void All_EveryRow_IsWellFormed()
    {
        Assert.Equal(17, EventCodes.All.Count);
        Assert.Equal(17, EventCodes.All.Select(e => e.Category).Distinct().Count());
        Assert.All(EventCodes.All, e =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", e.Category);
            Assert.Matches("\\p{IsCJKUnifiedIdeographs}", e.Name.Zh);
            Assert.NotEmpty(e.Name.En);
            Assert.All(e.EventSort, sort => Assert.InRange(sort, 600, 703));
            Assert.All(e.Codes, AssertWellFormed);
        });
    }

    [Fact]
    public void All_StandardCodesOf2013_ConvertToTheir2026Code()
    {
        var pairs = EventCodes.All
            .Select(e => (Old: e.Codes.FirstOrDefault(c => c.StandardRef == CityStandards.Y2013 && c.Status != "local"), e.Codes))
            .Where(pair => pair.Old is not null)
            .ToList();

        Assert.Equal(10, pairs.Count);
        Assert.All(pairs, pair =>
            Assert.Equal(pair.Codes.Single(c => c.StandardRef == CityStandards.Y2026).Code, CodeConversion.To2026(pair.Old!.Code)));
    }

    [Fact]
    public void For_UnknownCategory_GivesNothing()
    {
        Assert.Empty(EventCodes.For("jaywalking"));
        Assert.Null(EventCodes.Find("jaywalking"));
        Assert.Equal("jaywalking", EventCodes.NameOf("jaywalking").Zh);
    }

    [Fact]
    public void From_RowChangedWithoutChecksum_Throws()
    {
        var row = new EventCodeRow("motor-vehicle-parking", "机动车乱停放", "x", [new EventCode(CityStandards.Y2013, "event", "0409", "n", "listed")]);

        var error = Assert.Throws<InvalidDataException>(() => EventCodeTable.From(new EventCodeFile(1, new string('0', 64), [row])));

        Assert.Contains("checksum", error.Message);
    }

    [Fact]
    public void Digest_OfTheTable_IsASha256() => Assert.Matches("^[0-9a-f]{64}$", EventCodes.Digest);

    private static void AssertWellFormed(EventCode code)
    {
        Assert.Contains(code.StandardRef, new[] { CityStandards.Y2007, CityStandards.Y2013, CityStandards.Y2026 });
        Assert.Equal("event", code.Kind);
        Assert.Matches(code.StandardRef == CityStandards.Y2026 ? "^[0-9]{5}$" : "^[0-9]{4}$", code.Code);
        Assert.Contains(code.Status, new[] { "listed", "derived", "local" });
        Assert.NotEmpty(code.Name);
    }
}
