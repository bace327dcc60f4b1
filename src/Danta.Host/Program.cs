using Danta.Host.Commands;
using Danta.Host.Running;

ProcessRules.Set();
return await DantaCommand.RunAsync(args);
