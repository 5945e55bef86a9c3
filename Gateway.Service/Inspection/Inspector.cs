using EdgeGateway.Service.Inspection.Sections;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Inspection;

/// <summary>From what was gathered to the report. Pure.</summary>
internal static class Inspector
{
    public static InspectionReport Report(InspectionInput input)
    {
        IReadOnlyList<InspectionSection> sections = [NetworkSection.Of(input), SystemSection.Of(input), HardwareSection.Of(input), OperationSection.Of(input)];
        return new InspectionReport
        {
            GatewayId = input.Options.GatewayId,
            StoreName = input.Options.Checkout.StoreName,
            Version = VersionVerb.Version,
            At = input.Now,
            Running = input.Running,
            Verdict = sections.Max(section => section.Verdict),
            Sections = sections,
        };
    }
}
