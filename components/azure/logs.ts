import { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor/diagnosticSetting";
import { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch";
import { Table } from "@pulumi/azure-native/operationalinsights/table";
import { Workspace } from "@pulumi/azure-native/operationalinsights/workspace";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { types } from "./synth/common/types";

const classes: ResourceClasses = {
  [types.workspace]: Workspace,
  [types.table]: Table,
  [types.diagnosticSetting]: DiagnosticSetting,
  [types.dataCollectionRule]: DataCollectionRule,
  [types.savedSearch]: SavedSearch,
};

/** Workspaces, tables, diagnostic settings, collection rules and saved queries of one system. */
export class Logs extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:Logs", name, args, classes, opts);
  }
}
