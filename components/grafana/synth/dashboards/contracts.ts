import type { ResourceContracts } from "../../../../core/model";
import { limits } from "../common/limits";

/** What Grafana asks of dashboards and of who may see them; `folder` is the type of folders. */
export function dashboardContracts(folder: string): ResourceContracts {
  return {
    "grafana:oss/folderPermission:FolderPermission": {
      required: ["folderUid", "permissions"],
      identity: "permissions of {input.folderUid}",
      id: "{input.folderUid}",
      limits: [
        { at: "permissions[*].role", accepted: ["Viewer", "Editor", "Admin"] },
        { at: "permissions[*].permission", accepted: ["View", "Edit", "Admin"] },
      ],
      references: [{ at: "folderUid", types: [folder], output: "uid" }],
    },
    "grafana:oss/dashboard:Dashboard": {
      required: ["configJson", "folder"],
      id: "{input.folder}:{hash}",
      limits: [{ at: "configJson", longest: limits.dashboard }],
      references: [{ at: "folder", types: [folder], output: "uid" }],
    },
  };
}
