import { resourceOf } from "../resources";

export const NotificationChannel = resourceOf("gcp:monitoring/notificationChannel:NotificationChannel");
