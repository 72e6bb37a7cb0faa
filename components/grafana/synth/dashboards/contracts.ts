import type { ResourceContracts } from "../../../../core/model";

/** What Grafana asks of dashboards and of who may see them; `folder` is the type of folders. */
export function dashboardContracts(folder: string): ResourceContracts {
  return {
    "grafana:oss/folderPermission:FolderPermission": {
      required: ["folderUid", "permissions"],
      identity: "permissions of {input.folderUid}",
      id: "{input.folderUid}",
      references: [{ at: "folderUid", types: [folder], output: "uid" }],
    },
    "grafana:oss/dashboard:Dashboard": {
      required: ["configJson", "folder"],
      id: "{input.folder}:{hash}",
      references: [{ at: "folder", types: [folder], output: "uid" }],
    },
  };
}
