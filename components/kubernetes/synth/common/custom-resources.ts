/** Custom resources of the operators, by kind. Written by `npm run custom-resources`: do not change. */
export interface CustomResources {
 readonly Alertmanager: {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly spec: {
   readonly additionalArgs?: readonly {
    readonly name: string;
    readonly value?: string;
   }[];
   readonly additionalPeers?: readonly string[];
   readonly affinity?: {
    readonly nodeAffinity?: {
     readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
      readonly preference: {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchFields?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
      };
      readonly weight: number;
     }[];
     readonly requiredDuringSchedulingIgnoredDuringExecution?: {
      readonly nodeSelectorTerms: readonly {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchFields?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
      }[];
     };
    };
    readonly podAffinity?: {
     readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
      readonly podAffinityTerm: {
       readonly labelSelector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly matchLabelKeys?: readonly string[];
       readonly mismatchLabelKeys?: readonly string[];
       readonly namespaceSelector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly namespaces?: readonly string[];
       readonly topologyKey: string;
      };
      readonly weight: number;
     }[];
     readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly {
      readonly labelSelector?: {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchLabels?: {
        readonly [key: string]: string;
       };
      };
      readonly matchLabelKeys?: readonly string[];
      readonly mismatchLabelKeys?: readonly string[];
      readonly namespaceSelector?: {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchLabels?: {
        readonly [key: string]: string;
       };
      };
      readonly namespaces?: readonly string[];
      readonly topologyKey: string;
     }[];
    };
    readonly podAntiAffinity?: {
     readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
      readonly podAffinityTerm: {
       readonly labelSelector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly matchLabelKeys?: readonly string[];
       readonly mismatchLabelKeys?: readonly string[];
       readonly namespaceSelector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly namespaces?: readonly string[];
       readonly topologyKey: string;
      };
      readonly weight: number;
     }[];
     readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly {
      readonly labelSelector?: {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchLabels?: {
        readonly [key: string]: string;
       };
      };
      readonly matchLabelKeys?: readonly string[];
      readonly mismatchLabelKeys?: readonly string[];
      readonly namespaceSelector?: {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchLabels?: {
        readonly [key: string]: string;
       };
      };
      readonly namespaces?: readonly string[];
      readonly topologyKey: string;
     }[];
    };
   };
   readonly alertmanagerConfigMatcherStrategy?: {
    /** @enum {string} */
    readonly type?: "OnNamespace" | "OnNamespaceExceptForAlertmanagerNamespace" | "None";
   };
   readonly alertmanagerConfigNamespaceSelector?: {
    readonly matchExpressions?: readonly {
     readonly key: string;
     readonly operator: string;
     readonly values?: readonly string[];
    }[];
    readonly matchLabels?: {
     readonly [key: string]: string;
    };
   };
   readonly alertmanagerConfigSelector?: {
    readonly matchExpressions?: readonly {
     readonly key: string;
     readonly operator: string;
     readonly values?: readonly string[];
    }[];
    readonly matchLabels?: {
     readonly [key: string]: string;
    };
   };
   readonly alertmanagerConfiguration?: {
    readonly global?: {
     readonly httpConfig?: {
      readonly authorization?: {
       readonly credentials?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
       readonly type?: string;
      };
      readonly basicAuth?: {
       readonly password?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
       readonly username?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
      };
      readonly bearerTokenSecret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly followRedirects?: boolean;
      readonly noProxy?: string;
      readonly oauth2?: {
       readonly clientId: {
        readonly configMap?: {
         readonly key: string;
         readonly name?: string;
         readonly optional?: boolean;
        };
        readonly secret?: {
         readonly key: string;
         readonly name?: string;
         readonly optional?: boolean;
        };
       };
       readonly clientSecret: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
       readonly endpointParams?: {
        readonly [key: string]: string;
       };
       readonly noProxy?: string;
       readonly proxyConnectHeader?: {
        readonly [key: string]: readonly {
         readonly key: string;
         readonly name?: string;
         readonly optional?: boolean;
        }[];
       };
       readonly proxyFromEnvironment?: boolean;
       readonly proxyUrl?: string;
       readonly scopes?: readonly string[];
       readonly tlsConfig?: {
        readonly ca?: {
         readonly configMap?: {
          readonly key: string;
          readonly name?: string;
          readonly optional?: boolean;
         };
         readonly secret?: {
          readonly key: string;
          readonly name?: string;
          readonly optional?: boolean;
         };
        };
        readonly cert?: {
         readonly configMap?: {
          readonly key: string;
          readonly name?: string;
          readonly optional?: boolean;
         };
         readonly secret?: {
          readonly key: string;
          readonly name?: string;
          readonly optional?: boolean;
         };
        };
        readonly insecureSkipVerify?: boolean;
        readonly keySecret?: {
         readonly key: string;
         readonly name?: string;
         readonly optional?: boolean;
        };
        /** @enum {string} */
        readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
        /** @enum {string} */
        readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
        readonly serverName?: string;
       };
       readonly tokenUrl: string;
      };
      readonly proxyConnectHeader?: {
       readonly [key: string]: readonly {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       }[];
      };
      readonly proxyFromEnvironment?: boolean;
      readonly proxyUrl?: string;
      readonly tlsConfig?: {
       readonly ca?: {
        readonly configMap?: {
         readonly key: string;
         readonly name?: string;
         readonly optional?: boolean;
        };
        readonly secret?: {
         readonly key: string;
         readonly name?: string;
         readonly optional?: boolean;
        };
       };
       readonly cert?: {
        readonly configMap?: {
         readonly key: string;
         readonly name?: string;
         readonly optional?: boolean;
        };
        readonly secret?: {
         readonly key: string;
         readonly name?: string;
         readonly optional?: boolean;
        };
       };
       readonly insecureSkipVerify?: boolean;
       readonly keySecret?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
       /** @enum {string} */
       readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
       /** @enum {string} */
       readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
       readonly serverName?: string;
      };
     };
     readonly jira?: {
      readonly apiURL?: string;
     };
     readonly opsGenieApiKey?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly opsGenieApiUrl?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly pagerdutyUrl?: string;
     readonly resolveTimeout?: string;
     readonly rocketChat?: {
      readonly apiURL?: string;
      readonly token?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly tokenID?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly slackApiUrl?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly smtp?: {
      readonly authIdentity?: string;
      readonly authPassword?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly authSecret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly authUsername?: string;
      readonly from?: string;
      readonly hello?: string;
      readonly requireTLS?: boolean;
      readonly smartHost?: {
       readonly host: string;
       readonly port: string;
      };
      readonly tlsConfig?: {
       readonly ca?: {
        readonly configMap?: {
         readonly key: string;
         readonly name?: string;
         readonly optional?: boolean;
        };
        readonly secret?: {
         readonly key: string;
         readonly name?: string;
         readonly optional?: boolean;
        };
       };
       readonly cert?: {
        readonly configMap?: {
         readonly key: string;
         readonly name?: string;
         readonly optional?: boolean;
        };
        readonly secret?: {
         readonly key: string;
         readonly name?: string;
         readonly optional?: boolean;
        };
       };
       readonly insecureSkipVerify?: boolean;
       readonly keySecret?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
       /** @enum {string} */
       readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
       /** @enum {string} */
       readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
       readonly serverName?: string;
      };
     };
     readonly telegram?: {
      readonly apiURL?: string;
     };
     readonly victorops?: {
      readonly apiKey?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly apiURL?: string;
     };
     readonly webex?: {
      readonly apiURL?: string;
     };
     readonly wechat?: {
      readonly apiCorpID?: string;
      readonly apiSecret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly apiURL?: string;
     };
    };
    readonly name?: string;
    readonly templates?: readonly {
     readonly configMap?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly secret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
    }[];
   };
   readonly automountServiceAccountToken?: boolean;
   readonly baseImage?: string;
   readonly clusterAdvertiseAddress?: string;
   readonly clusterGossipInterval?: string;
   readonly clusterLabel?: string;
   readonly clusterPeerTimeout?: string;
   readonly clusterPushpullInterval?: string;
   readonly clusterTLS?: {
    readonly client: {
     readonly ca?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly cert?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly insecureSkipVerify?: boolean;
     readonly keySecret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     /** @enum {string} */
     readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     /** @enum {string} */
     readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     readonly serverName?: string;
    };
    readonly server: {
     readonly cert?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly certFile?: string;
     readonly cipherSuites?: readonly string[];
     readonly client_ca?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly clientAuthType?: string;
     readonly clientCAFile?: string;
     readonly curvePreferences?: readonly string[];
     readonly keyFile?: string;
     readonly keySecret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly maxVersion?: string;
     readonly minVersion?: string;
     readonly preferServerCipherSuites?: boolean;
    };
   };
   readonly configMaps?: readonly string[];
   readonly configSecret?: string;
   readonly containers?: readonly {
    readonly args?: readonly string[];
    readonly command?: readonly string[];
    readonly env?: readonly {
     readonly name: string;
     readonly value?: string;
     readonly valueFrom?: {
      readonly configMapKeyRef?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly fieldRef?: {
       readonly apiVersion?: string;
       readonly fieldPath: string;
      };
      readonly resourceFieldRef?: {
       readonly containerName?: string;
       readonly divisor?: number | string;
       readonly resource: string;
      };
      readonly secretKeyRef?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
    }[];
    readonly envFrom?: readonly {
     readonly configMapRef?: {
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly prefix?: string;
     readonly secretRef?: {
      readonly name?: string;
      readonly optional?: boolean;
     };
    }[];
    readonly image?: string;
    readonly imagePullPolicy?: string;
    readonly lifecycle?: {
     readonly postStart?: {
      readonly exec?: {
       readonly command?: readonly string[];
      };
      readonly httpGet?: {
       readonly host?: string;
       readonly httpHeaders?: readonly {
        readonly name: string;
        readonly value: string;
       }[];
       readonly path?: string;
       readonly port: number | string;
       readonly scheme?: string;
      };
      readonly sleep?: {
       readonly seconds: number;
      };
      readonly tcpSocket?: {
       readonly host?: string;
       readonly port: number | string;
      };
     };
     readonly preStop?: {
      readonly exec?: {
       readonly command?: readonly string[];
      };
      readonly httpGet?: {
       readonly host?: string;
       readonly httpHeaders?: readonly {
        readonly name: string;
        readonly value: string;
       }[];
       readonly path?: string;
       readonly port: number | string;
       readonly scheme?: string;
      };
      readonly sleep?: {
       readonly seconds: number;
      };
      readonly tcpSocket?: {
       readonly host?: string;
       readonly port: number | string;
      };
     };
     readonly stopSignal?: string;
    };
    readonly livenessProbe?: {
     readonly exec?: {
      readonly command?: readonly string[];
     };
     readonly failureThreshold?: number;
     readonly grpc?: {
      readonly port: number;
      readonly service?: string;
     };
     readonly httpGet?: {
      readonly host?: string;
      readonly httpHeaders?: readonly {
       readonly name: string;
       readonly value: string;
      }[];
      readonly path?: string;
      readonly port: number | string;
      readonly scheme?: string;
     };
     readonly initialDelaySeconds?: number;
     readonly periodSeconds?: number;
     readonly successThreshold?: number;
     readonly tcpSocket?: {
      readonly host?: string;
      readonly port: number | string;
     };
     readonly terminationGracePeriodSeconds?: number;
     readonly timeoutSeconds?: number;
    };
    readonly name: string;
    readonly ports?: readonly {
     readonly containerPort: number;
     readonly hostIP?: string;
     readonly hostPort?: number;
     readonly name?: string;
     readonly protocol?: string;
    }[];
    readonly readinessProbe?: {
     readonly exec?: {
      readonly command?: readonly string[];
     };
     readonly failureThreshold?: number;
     readonly grpc?: {
      readonly port: number;
      readonly service?: string;
     };
     readonly httpGet?: {
      readonly host?: string;
      readonly httpHeaders?: readonly {
       readonly name: string;
       readonly value: string;
      }[];
      readonly path?: string;
      readonly port: number | string;
      readonly scheme?: string;
     };
     readonly initialDelaySeconds?: number;
     readonly periodSeconds?: number;
     readonly successThreshold?: number;
     readonly tcpSocket?: {
      readonly host?: string;
      readonly port: number | string;
     };
     readonly terminationGracePeriodSeconds?: number;
     readonly timeoutSeconds?: number;
    };
    readonly resizePolicy?: readonly {
     readonly resourceName: string;
     readonly restartPolicy: string;
    }[];
    readonly resources?: {
     readonly claims?: readonly {
      readonly name: string;
      readonly request?: string;
     }[];
     readonly limits?: {
      readonly [key: string]: number | string;
     };
     readonly requests?: {
      readonly [key: string]: number | string;
     };
    };
    readonly restartPolicy?: string;
    readonly securityContext?: {
     readonly allowPrivilegeEscalation?: boolean;
     readonly appArmorProfile?: {
      readonly localhostProfile?: string;
      readonly type: string;
     };
     readonly capabilities?: {
      readonly add?: readonly string[];
      readonly drop?: readonly string[];
     };
     readonly privileged?: boolean;
     readonly procMount?: string;
     readonly readOnlyRootFilesystem?: boolean;
     readonly runAsGroup?: number;
     readonly runAsNonRoot?: boolean;
     readonly runAsUser?: number;
     readonly seLinuxOptions?: {
      readonly level?: string;
      readonly role?: string;
      readonly type?: string;
      readonly user?: string;
     };
     readonly seccompProfile?: {
      readonly localhostProfile?: string;
      readonly type: string;
     };
     readonly windowsOptions?: {
      readonly gmsaCredentialSpec?: string;
      readonly gmsaCredentialSpecName?: string;
      readonly hostProcess?: boolean;
      readonly runAsUserName?: string;
     };
    };
    readonly startupProbe?: {
     readonly exec?: {
      readonly command?: readonly string[];
     };
     readonly failureThreshold?: number;
     readonly grpc?: {
      readonly port: number;
      readonly service?: string;
     };
     readonly httpGet?: {
      readonly host?: string;
      readonly httpHeaders?: readonly {
       readonly name: string;
       readonly value: string;
      }[];
      readonly path?: string;
      readonly port: number | string;
      readonly scheme?: string;
     };
     readonly initialDelaySeconds?: number;
     readonly periodSeconds?: number;
     readonly successThreshold?: number;
     readonly tcpSocket?: {
      readonly host?: string;
      readonly port: number | string;
     };
     readonly terminationGracePeriodSeconds?: number;
     readonly timeoutSeconds?: number;
    };
    readonly stdin?: boolean;
    readonly stdinOnce?: boolean;
    readonly terminationMessagePath?: string;
    readonly terminationMessagePolicy?: string;
    readonly tty?: boolean;
    readonly volumeDevices?: readonly {
     readonly devicePath: string;
     readonly name: string;
    }[];
    readonly volumeMounts?: readonly {
     readonly mountPath: string;
     readonly mountPropagation?: string;
     readonly name: string;
     readonly readOnly?: boolean;
     readonly recursiveReadOnly?: string;
     readonly subPath?: string;
     readonly subPathExpr?: string;
    }[];
    readonly workingDir?: string;
   }[];
   readonly dnsConfig?: {
    readonly nameservers?: readonly string[];
    readonly options?: readonly {
     readonly name: string;
     readonly value?: string;
    }[];
    readonly searches?: readonly string[];
   };
   /** @enum {string} */
   readonly dnsPolicy?: "ClusterFirstWithHostNet" | "ClusterFirst" | "Default" | "None";
   readonly enableFeatures?: readonly string[];
   readonly enableServiceLinks?: boolean;
   readonly externalUrl?: string;
   readonly forceEnableClusterMode?: boolean;
   readonly hostAliases?: readonly {
    readonly hostnames: readonly string[];
    readonly ip: string;
   }[];
   readonly hostUsers?: boolean;
   readonly image?: string;
   /** @enum {string} */
   readonly imagePullPolicy?: "" | "Always" | "Never" | "IfNotPresent";
   readonly imagePullSecrets?: readonly {
    readonly name?: string;
   }[];
   readonly initContainers?: readonly {
    readonly args?: readonly string[];
    readonly command?: readonly string[];
    readonly env?: readonly {
     readonly name: string;
     readonly value?: string;
     readonly valueFrom?: {
      readonly configMapKeyRef?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly fieldRef?: {
       readonly apiVersion?: string;
       readonly fieldPath: string;
      };
      readonly resourceFieldRef?: {
       readonly containerName?: string;
       readonly divisor?: number | string;
       readonly resource: string;
      };
      readonly secretKeyRef?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
    }[];
    readonly envFrom?: readonly {
     readonly configMapRef?: {
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly prefix?: string;
     readonly secretRef?: {
      readonly name?: string;
      readonly optional?: boolean;
     };
    }[];
    readonly image?: string;
    readonly imagePullPolicy?: string;
    readonly lifecycle?: {
     readonly postStart?: {
      readonly exec?: {
       readonly command?: readonly string[];
      };
      readonly httpGet?: {
       readonly host?: string;
       readonly httpHeaders?: readonly {
        readonly name: string;
        readonly value: string;
       }[];
       readonly path?: string;
       readonly port: number | string;
       readonly scheme?: string;
      };
      readonly sleep?: {
       readonly seconds: number;
      };
      readonly tcpSocket?: {
       readonly host?: string;
       readonly port: number | string;
      };
     };
     readonly preStop?: {
      readonly exec?: {
       readonly command?: readonly string[];
      };
      readonly httpGet?: {
       readonly host?: string;
       readonly httpHeaders?: readonly {
        readonly name: string;
        readonly value: string;
       }[];
       readonly path?: string;
       readonly port: number | string;
       readonly scheme?: string;
      };
      readonly sleep?: {
       readonly seconds: number;
      };
      readonly tcpSocket?: {
       readonly host?: string;
       readonly port: number | string;
      };
     };
     readonly stopSignal?: string;
    };
    readonly livenessProbe?: {
     readonly exec?: {
      readonly command?: readonly string[];
     };
     readonly failureThreshold?: number;
     readonly grpc?: {
      readonly port: number;
      readonly service?: string;
     };
     readonly httpGet?: {
      readonly host?: string;
      readonly httpHeaders?: readonly {
       readonly name: string;
       readonly value: string;
      }[];
      readonly path?: string;
      readonly port: number | string;
      readonly scheme?: string;
     };
     readonly initialDelaySeconds?: number;
     readonly periodSeconds?: number;
     readonly successThreshold?: number;
     readonly tcpSocket?: {
      readonly host?: string;
      readonly port: number | string;
     };
     readonly terminationGracePeriodSeconds?: number;
     readonly timeoutSeconds?: number;
    };
    readonly name: string;
    readonly ports?: readonly {
     readonly containerPort: number;
     readonly hostIP?: string;
     readonly hostPort?: number;
     readonly name?: string;
     readonly protocol?: string;
    }[];
    readonly readinessProbe?: {
     readonly exec?: {
      readonly command?: readonly string[];
     };
     readonly failureThreshold?: number;
     readonly grpc?: {
      readonly port: number;
      readonly service?: string;
     };
     readonly httpGet?: {
      readonly host?: string;
      readonly httpHeaders?: readonly {
       readonly name: string;
       readonly value: string;
      }[];
      readonly path?: string;
      readonly port: number | string;
      readonly scheme?: string;
     };
     readonly initialDelaySeconds?: number;
     readonly periodSeconds?: number;
     readonly successThreshold?: number;
     readonly tcpSocket?: {
      readonly host?: string;
      readonly port: number | string;
     };
     readonly terminationGracePeriodSeconds?: number;
     readonly timeoutSeconds?: number;
    };
    readonly resizePolicy?: readonly {
     readonly resourceName: string;
     readonly restartPolicy: string;
    }[];
    readonly resources?: {
     readonly claims?: readonly {
      readonly name: string;
      readonly request?: string;
     }[];
     readonly limits?: {
      readonly [key: string]: number | string;
     };
     readonly requests?: {
      readonly [key: string]: number | string;
     };
    };
    readonly restartPolicy?: string;
    readonly securityContext?: {
     readonly allowPrivilegeEscalation?: boolean;
     readonly appArmorProfile?: {
      readonly localhostProfile?: string;
      readonly type: string;
     };
     readonly capabilities?: {
      readonly add?: readonly string[];
      readonly drop?: readonly string[];
     };
     readonly privileged?: boolean;
     readonly procMount?: string;
     readonly readOnlyRootFilesystem?: boolean;
     readonly runAsGroup?: number;
     readonly runAsNonRoot?: boolean;
     readonly runAsUser?: number;
     readonly seLinuxOptions?: {
      readonly level?: string;
      readonly role?: string;
      readonly type?: string;
      readonly user?: string;
     };
     readonly seccompProfile?: {
      readonly localhostProfile?: string;
      readonly type: string;
     };
     readonly windowsOptions?: {
      readonly gmsaCredentialSpec?: string;
      readonly gmsaCredentialSpecName?: string;
      readonly hostProcess?: boolean;
      readonly runAsUserName?: string;
     };
    };
    readonly startupProbe?: {
     readonly exec?: {
      readonly command?: readonly string[];
     };
     readonly failureThreshold?: number;
     readonly grpc?: {
      readonly port: number;
      readonly service?: string;
     };
     readonly httpGet?: {
      readonly host?: string;
      readonly httpHeaders?: readonly {
       readonly name: string;
       readonly value: string;
      }[];
      readonly path?: string;
      readonly port: number | string;
      readonly scheme?: string;
     };
     readonly initialDelaySeconds?: number;
     readonly periodSeconds?: number;
     readonly successThreshold?: number;
     readonly tcpSocket?: {
      readonly host?: string;
      readonly port: number | string;
     };
     readonly terminationGracePeriodSeconds?: number;
     readonly timeoutSeconds?: number;
    };
    readonly stdin?: boolean;
    readonly stdinOnce?: boolean;
    readonly terminationMessagePath?: string;
    readonly terminationMessagePolicy?: string;
    readonly tty?: boolean;
    readonly volumeDevices?: readonly {
     readonly devicePath: string;
     readonly name: string;
    }[];
    readonly volumeMounts?: readonly {
     readonly mountPath: string;
     readonly mountPropagation?: string;
     readonly name: string;
     readonly readOnly?: boolean;
     readonly recursiveReadOnly?: string;
     readonly subPath?: string;
     readonly subPathExpr?: string;
    }[];
    readonly workingDir?: string;
   }[];
   readonly limits?: {
    readonly maxPerSilenceBytes?: string;
    readonly maxSilences?: number;
   };
   readonly listenLocal?: boolean;
   /** @enum {string} */
   readonly logFormat?: "" | "logfmt" | "json";
   /** @enum {string} */
   readonly logLevel?: "" | "debug" | "info" | "warn" | "error";
   readonly minReadySeconds?: number;
   readonly nodeSelector?: {
    readonly [key: string]: string;
   };
   readonly paused?: boolean;
   readonly persistentVolumeClaimRetentionPolicy?: {
    readonly whenDeleted?: string;
    readonly whenScaled?: string;
   };
   readonly podMetadata?: {
    readonly annotations?: {
     readonly [key: string]: string;
    };
    readonly labels?: {
     readonly [key: string]: string;
    };
    readonly name?: string;
   };
   readonly portName?: string;
   readonly priorityClassName?: string;
   readonly replicas?: number;
   readonly resources?: {
    readonly claims?: readonly {
     readonly name: string;
     readonly request?: string;
    }[];
    readonly limits?: {
     readonly [key: string]: number | string;
    };
    readonly requests?: {
     readonly [key: string]: number | string;
    };
   };
   readonly retention?: string;
   readonly routePrefix?: string;
   readonly secrets?: readonly string[];
   readonly securityContext?: {
    readonly appArmorProfile?: {
     readonly localhostProfile?: string;
     readonly type: string;
    };
    readonly fsGroup?: number;
    readonly fsGroupChangePolicy?: string;
    readonly runAsGroup?: number;
    readonly runAsNonRoot?: boolean;
    readonly runAsUser?: number;
    readonly seLinuxChangePolicy?: string;
    readonly seLinuxOptions?: {
     readonly level?: string;
     readonly role?: string;
     readonly type?: string;
     readonly user?: string;
    };
    readonly seccompProfile?: {
     readonly localhostProfile?: string;
     readonly type: string;
    };
    readonly supplementalGroups?: readonly number[];
    readonly supplementalGroupsPolicy?: string;
    readonly sysctls?: readonly {
     readonly name: string;
     readonly value: string;
    }[];
    readonly windowsOptions?: {
     readonly gmsaCredentialSpec?: string;
     readonly gmsaCredentialSpecName?: string;
     readonly hostProcess?: boolean;
     readonly runAsUserName?: string;
    };
   };
   readonly serviceAccountName?: string;
   readonly serviceName?: string;
   readonly sha?: string;
   readonly storage?: {
    readonly disableMountSubPath?: boolean;
    readonly emptyDir?: {
     readonly medium?: string;
     readonly sizeLimit?: number | string;
    };
    readonly ephemeral?: {
     readonly volumeClaimTemplate?: {
      readonly metadata?: Record<string, never>;
      readonly spec: {
       readonly accessModes?: readonly string[];
       readonly dataSource?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
       };
       readonly dataSourceRef?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
       };
       readonly resources?: {
        readonly limits?: {
         readonly [key: string]: number | string;
        };
        readonly requests?: {
         readonly [key: string]: number | string;
        };
       };
       readonly selector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly storageClassName?: string;
       readonly volumeAttributesClassName?: string;
       readonly volumeMode?: string;
       readonly volumeName?: string;
      };
     };
    };
    readonly volumeClaimTemplate?: {
     readonly apiVersion?: string;
     readonly kind?: string;
     readonly metadata?: {
      readonly annotations?: {
       readonly [key: string]: string;
      };
      readonly labels?: {
       readonly [key: string]: string;
      };
      readonly name?: string;
     };
     readonly spec?: {
      readonly accessModes?: readonly string[];
      readonly dataSource?: {
       readonly apiGroup?: string;
       readonly kind: string;
       readonly name: string;
      };
      readonly dataSourceRef?: {
       readonly apiGroup?: string;
       readonly kind: string;
       readonly name: string;
       readonly namespace?: string;
      };
      readonly resources?: {
       readonly limits?: {
        readonly [key: string]: number | string;
       };
       readonly requests?: {
        readonly [key: string]: number | string;
       };
      };
      readonly selector?: {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchLabels?: {
        readonly [key: string]: string;
       };
      };
      readonly storageClassName?: string;
      readonly volumeAttributesClassName?: string;
      readonly volumeMode?: string;
      readonly volumeName?: string;
     };
     readonly status?: {
      readonly accessModes?: readonly string[];
      readonly allocatedResourceStatuses?: {
       readonly [key: string]: string;
      };
      readonly allocatedResources?: {
       readonly [key: string]: number | string;
      };
      readonly capacity?: {
       readonly [key: string]: number | string;
      };
      readonly conditions?: readonly {
       readonly lastProbeTime?: string;
       readonly lastTransitionTime?: string;
       readonly message?: string;
       readonly reason?: string;
       readonly status: string;
       readonly type: string;
      }[];
      readonly currentVolumeAttributesClassName?: string;
      readonly modifyVolumeStatus?: {
       readonly status: string;
       readonly targetVolumeAttributesClassName?: string;
      };
      readonly phase?: string;
     };
    };
   };
   readonly tag?: string;
   readonly terminationGracePeriodSeconds?: number;
   readonly tolerations?: readonly {
    readonly effect?: string;
    readonly key?: string;
    readonly operator?: string;
    readonly tolerationSeconds?: number;
    readonly value?: string;
   }[];
   readonly topologySpreadConstraints?: readonly {
    readonly labelSelector?: {
     readonly matchExpressions?: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values?: readonly string[];
     }[];
     readonly matchLabels?: {
      readonly [key: string]: string;
     };
    };
    readonly matchLabelKeys?: readonly string[];
    readonly maxSkew: number;
    readonly minDomains?: number;
    readonly nodeAffinityPolicy?: string;
    readonly nodeTaintsPolicy?: string;
    readonly topologyKey: string;
    readonly whenUnsatisfiable: string;
   }[];
   readonly version?: string;
   readonly volumeMounts?: readonly {
    readonly mountPath: string;
    readonly mountPropagation?: string;
    readonly name: string;
    readonly readOnly?: boolean;
    readonly recursiveReadOnly?: string;
    readonly subPath?: string;
    readonly subPathExpr?: string;
   }[];
   readonly volumes?: readonly {
    readonly awsElasticBlockStore?: {
     readonly fsType?: string;
     readonly partition?: number;
     readonly readOnly?: boolean;
     readonly volumeID: string;
    };
    readonly azureDisk?: {
     readonly cachingMode?: string;
     readonly diskName: string;
     readonly diskURI: string;
     readonly fsType?: string;
     readonly kind?: string;
     readonly readOnly?: boolean;
    };
    readonly azureFile?: {
     readonly readOnly?: boolean;
     readonly secretName: string;
     readonly shareName: string;
    };
    readonly cephfs?: {
     readonly monitors: readonly string[];
     readonly path?: string;
     readonly readOnly?: boolean;
     readonly secretFile?: string;
     readonly secretRef?: {
      readonly name?: string;
     };
     readonly user?: string;
    };
    readonly cinder?: {
     readonly fsType?: string;
     readonly readOnly?: boolean;
     readonly secretRef?: {
      readonly name?: string;
     };
     readonly volumeID: string;
    };
    readonly configMap?: {
     readonly defaultMode?: number;
     readonly items?: readonly {
      readonly key: string;
      readonly mode?: number;
      readonly path: string;
     }[];
     readonly name?: string;
     readonly optional?: boolean;
    };
    readonly csi?: {
     readonly driver: string;
     readonly fsType?: string;
     readonly nodePublishSecretRef?: {
      readonly name?: string;
     };
     readonly readOnly?: boolean;
     readonly volumeAttributes?: {
      readonly [key: string]: string;
     };
    };
    readonly downwardAPI?: {
     readonly defaultMode?: number;
     readonly items?: readonly {
      readonly fieldRef?: {
       readonly apiVersion?: string;
       readonly fieldPath: string;
      };
      readonly mode?: number;
      readonly path: string;
      readonly resourceFieldRef?: {
       readonly containerName?: string;
       readonly divisor?: number | string;
       readonly resource: string;
      };
     }[];
    };
    readonly emptyDir?: {
     readonly medium?: string;
     readonly sizeLimit?: number | string;
    };
    readonly ephemeral?: {
     readonly volumeClaimTemplate?: {
      readonly metadata?: Record<string, never>;
      readonly spec: {
       readonly accessModes?: readonly string[];
       readonly dataSource?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
       };
       readonly dataSourceRef?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
       };
       readonly resources?: {
        readonly limits?: {
         readonly [key: string]: number | string;
        };
        readonly requests?: {
         readonly [key: string]: number | string;
        };
       };
       readonly selector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly storageClassName?: string;
       readonly volumeAttributesClassName?: string;
       readonly volumeMode?: string;
       readonly volumeName?: string;
      };
     };
    };
    readonly fc?: {
     readonly fsType?: string;
     readonly lun?: number;
     readonly readOnly?: boolean;
     readonly targetWWNs?: readonly string[];
     readonly wwids?: readonly string[];
    };
    readonly flexVolume?: {
     readonly driver: string;
     readonly fsType?: string;
     readonly options?: {
      readonly [key: string]: string;
     };
     readonly readOnly?: boolean;
     readonly secretRef?: {
      readonly name?: string;
     };
    };
    readonly flocker?: {
     readonly datasetName?: string;
     readonly datasetUUID?: string;
    };
    readonly gcePersistentDisk?: {
     readonly fsType?: string;
     readonly partition?: number;
     readonly pdName: string;
     readonly readOnly?: boolean;
    };
    readonly gitRepo?: {
     readonly directory?: string;
     readonly repository: string;
     readonly revision?: string;
    };
    readonly glusterfs?: {
     readonly endpoints: string;
     readonly path: string;
     readonly readOnly?: boolean;
    };
    readonly hostPath?: {
     readonly path: string;
     readonly type?: string;
    };
    readonly image?: {
     readonly pullPolicy?: string;
     readonly reference?: string;
    };
    readonly iscsi?: {
     readonly chapAuthDiscovery?: boolean;
     readonly chapAuthSession?: boolean;
     readonly fsType?: string;
     readonly initiatorName?: string;
     readonly iqn: string;
     readonly iscsiInterface?: string;
     readonly lun: number;
     readonly portals?: readonly string[];
     readonly readOnly?: boolean;
     readonly secretRef?: {
      readonly name?: string;
     };
     readonly targetPortal: string;
    };
    readonly name: string;
    readonly nfs?: {
     readonly path: string;
     readonly readOnly?: boolean;
     readonly server: string;
    };
    readonly persistentVolumeClaim?: {
     readonly claimName: string;
     readonly readOnly?: boolean;
    };
    readonly photonPersistentDisk?: {
     readonly fsType?: string;
     readonly pdID: string;
    };
    readonly portworxVolume?: {
     readonly fsType?: string;
     readonly readOnly?: boolean;
     readonly volumeID: string;
    };
    readonly projected?: {
     readonly defaultMode?: number;
     readonly sources?: readonly {
      readonly clusterTrustBundle?: {
       readonly labelSelector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly name?: string;
       readonly optional?: boolean;
       readonly path: string;
       readonly signerName?: string;
      };
      readonly configMap?: {
       readonly items?: readonly {
        readonly key: string;
        readonly mode?: number;
        readonly path: string;
       }[];
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly downwardAPI?: {
       readonly items?: readonly {
        readonly fieldRef?: {
         readonly apiVersion?: string;
         readonly fieldPath: string;
        };
        readonly mode?: number;
        readonly path: string;
        readonly resourceFieldRef?: {
         readonly containerName?: string;
         readonly divisor?: number | string;
         readonly resource: string;
        };
       }[];
      };
      readonly secret?: {
       readonly items?: readonly {
        readonly key: string;
        readonly mode?: number;
        readonly path: string;
       }[];
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly serviceAccountToken?: {
       readonly audience?: string;
       readonly expirationSeconds?: number;
       readonly path: string;
      };
     }[];
    };
    readonly quobyte?: {
     readonly group?: string;
     readonly readOnly?: boolean;
     readonly registry: string;
     readonly tenant?: string;
     readonly user?: string;
     readonly volume: string;
    };
    readonly rbd?: {
     readonly fsType?: string;
     readonly image: string;
     readonly keyring?: string;
     readonly monitors: readonly string[];
     readonly pool?: string;
     readonly readOnly?: boolean;
     readonly secretRef?: {
      readonly name?: string;
     };
     readonly user?: string;
    };
    readonly scaleIO?: {
     readonly fsType?: string;
     readonly gateway: string;
     readonly protectionDomain?: string;
     readonly readOnly?: boolean;
     readonly secretRef: {
      readonly name?: string;
     };
     readonly sslEnabled?: boolean;
     readonly storageMode?: string;
     readonly storagePool?: string;
     readonly system: string;
     readonly volumeName?: string;
    };
    readonly secret?: {
     readonly defaultMode?: number;
     readonly items?: readonly {
      readonly key: string;
      readonly mode?: number;
      readonly path: string;
     }[];
     readonly optional?: boolean;
     readonly secretName?: string;
    };
    readonly storageos?: {
     readonly fsType?: string;
     readonly readOnly?: boolean;
     readonly secretRef?: {
      readonly name?: string;
     };
     readonly volumeName?: string;
     readonly volumeNamespace?: string;
    };
    readonly vsphereVolume?: {
     readonly fsType?: string;
     readonly storagePolicyID?: string;
     readonly storagePolicyName?: string;
     readonly volumePath: string;
    };
   }[];
   readonly web?: {
    readonly getConcurrency?: number;
    readonly httpConfig?: {
     readonly headers?: {
      readonly contentSecurityPolicy?: string;
      readonly strictTransportSecurity?: string;
      /** @enum {string} */
      readonly xContentTypeOptions?: "" | "NoSniff";
      /** @enum {string} */
      readonly xFrameOptions?: "" | "Deny" | "SameOrigin";
      readonly xXSSProtection?: string;
     };
     readonly http2?: boolean;
    };
    readonly timeout?: number;
    readonly tlsConfig?: {
     readonly cert?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly certFile?: string;
     readonly cipherSuites?: readonly string[];
     readonly client_ca?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly clientAuthType?: string;
     readonly clientCAFile?: string;
     readonly curvePreferences?: readonly string[];
     readonly keyFile?: string;
     readonly keySecret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly maxVersion?: string;
     readonly minVersion?: string;
     readonly preferServerCipherSuites?: boolean;
    };
   };
  };
 };
 readonly Probe: {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly spec: {
   readonly authorization?: {
    readonly credentials?: {
     readonly key: string;
     readonly name?: string;
     readonly optional?: boolean;
    };
    readonly type?: string;
   };
   readonly basicAuth?: {
    readonly password?: {
     readonly key: string;
     readonly name?: string;
     readonly optional?: boolean;
    };
    readonly username?: {
     readonly key: string;
     readonly name?: string;
     readonly optional?: boolean;
    };
   };
   readonly bearerTokenSecret?: {
    readonly key: string;
    readonly name?: string;
    readonly optional?: boolean;
   };
   readonly convertClassicHistogramsToNHCB?: boolean;
   /** @enum {string} */
   readonly fallbackScrapeProtocol?: "PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0";
   readonly interval?: string;
   readonly jobName?: string;
   readonly keepDroppedTargets?: number;
   readonly labelLimit?: number;
   readonly labelNameLengthLimit?: number;
   readonly labelValueLengthLimit?: number;
   readonly metricRelabelings?: readonly {
    /** @enum {string} */
    readonly action?: "replace" | "Replace" | "keep" | "Keep" | "drop" | "Drop" | "hashmod" | "HashMod" | "labelmap" | "LabelMap" | "labeldrop" | "LabelDrop" | "labelkeep" | "LabelKeep" | "lowercase" | "Lowercase" | "uppercase" | "Uppercase" | "keepequal" | "KeepEqual" | "dropequal" | "DropEqual";
    readonly modulus?: number;
    readonly regex?: string;
    readonly replacement?: string;
    readonly separator?: string;
    readonly sourceLabels?: readonly string[];
    readonly targetLabel?: string;
   }[];
   readonly module?: string;
   readonly nativeHistogramBucketLimit?: number;
   readonly nativeHistogramMinBucketFactor?: number | string;
   readonly oauth2?: {
    readonly clientId: {
     readonly configMap?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly secret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
    };
    readonly clientSecret: {
     readonly key: string;
     readonly name?: string;
     readonly optional?: boolean;
    };
    readonly endpointParams?: {
     readonly [key: string]: string;
    };
    readonly noProxy?: string;
    readonly proxyConnectHeader?: {
     readonly [key: string]: readonly {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     }[];
    };
    readonly proxyFromEnvironment?: boolean;
    readonly proxyUrl?: string;
    readonly scopes?: readonly string[];
    readonly tlsConfig?: {
     readonly ca?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly cert?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly insecureSkipVerify?: boolean;
     readonly keySecret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     /** @enum {string} */
     readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     /** @enum {string} */
     readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     readonly serverName?: string;
    };
    readonly tokenUrl: string;
   };
   readonly params?: readonly {
    readonly name: string;
    readonly values?: readonly string[];
   }[];
   readonly prober?: {
    readonly noProxy?: string;
    readonly path?: string;
    readonly proxyConnectHeader?: {
     readonly [key: string]: readonly {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     }[];
    };
    readonly proxyFromEnvironment?: boolean;
    readonly proxyUrl?: string;
    /** @enum {string} */
    readonly scheme?: "http" | "https";
    readonly url: string;
   };
   readonly sampleLimit?: number;
   readonly scrapeClass?: string;
   readonly scrapeClassicHistograms?: boolean;
   readonly scrapeProtocols?: readonly ("PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0")[];
   readonly scrapeTimeout?: string;
   readonly targetLimit?: number;
   readonly targets?: {
    readonly ingress?: {
     readonly namespaceSelector?: {
      readonly any?: boolean;
      readonly matchNames?: readonly string[];
     };
     readonly relabelingConfigs?: readonly {
      /** @enum {string} */
      readonly action?: "replace" | "Replace" | "keep" | "Keep" | "drop" | "Drop" | "hashmod" | "HashMod" | "labelmap" | "LabelMap" | "labeldrop" | "LabelDrop" | "labelkeep" | "LabelKeep" | "lowercase" | "Lowercase" | "uppercase" | "Uppercase" | "keepequal" | "KeepEqual" | "dropequal" | "DropEqual";
      readonly modulus?: number;
      readonly regex?: string;
      readonly replacement?: string;
      readonly separator?: string;
      readonly sourceLabels?: readonly string[];
      readonly targetLabel?: string;
     }[];
     readonly selector?: {
      readonly matchExpressions?: readonly {
       readonly key: string;
       readonly operator: string;
       readonly values?: readonly string[];
      }[];
      readonly matchLabels?: {
       readonly [key: string]: string;
      };
     };
    };
    readonly staticConfig?: {
     readonly labels?: {
      readonly [key: string]: string;
     };
     readonly relabelingConfigs?: readonly {
      /** @enum {string} */
      readonly action?: "replace" | "Replace" | "keep" | "Keep" | "drop" | "Drop" | "hashmod" | "HashMod" | "labelmap" | "LabelMap" | "labeldrop" | "LabelDrop" | "labelkeep" | "LabelKeep" | "lowercase" | "Lowercase" | "uppercase" | "Uppercase" | "keepequal" | "KeepEqual" | "dropequal" | "DropEqual";
      readonly modulus?: number;
      readonly regex?: string;
      readonly replacement?: string;
      readonly separator?: string;
      readonly sourceLabels?: readonly string[];
      readonly targetLabel?: string;
     }[];
     readonly static?: readonly string[];
    };
   };
   readonly tlsConfig?: {
    readonly ca?: {
     readonly configMap?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly secret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
    };
    readonly cert?: {
     readonly configMap?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly secret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
    };
    readonly insecureSkipVerify?: boolean;
    readonly keySecret?: {
     readonly key: string;
     readonly name?: string;
     readonly optional?: boolean;
    };
    /** @enum {string} */
    readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
    /** @enum {string} */
    readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
    readonly serverName?: string;
   };
  };
 };
 readonly Prometheus: {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly spec: {
   readonly additionalAlertManagerConfigs?: {
    readonly key: string;
    readonly name?: string;
    readonly optional?: boolean;
   };
   readonly additionalAlertRelabelConfigs?: {
    readonly key: string;
    readonly name?: string;
    readonly optional?: boolean;
   };
   readonly additionalArgs?: readonly {
    readonly name: string;
    readonly value?: string;
   }[];
   readonly additionalScrapeConfigs?: {
    readonly key: string;
    readonly name?: string;
    readonly optional?: boolean;
   };
   readonly affinity?: {
    readonly nodeAffinity?: {
     readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
      readonly preference: {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchFields?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
      };
      readonly weight: number;
     }[];
     readonly requiredDuringSchedulingIgnoredDuringExecution?: {
      readonly nodeSelectorTerms: readonly {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchFields?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
      }[];
     };
    };
    readonly podAffinity?: {
     readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
      readonly podAffinityTerm: {
       readonly labelSelector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly matchLabelKeys?: readonly string[];
       readonly mismatchLabelKeys?: readonly string[];
       readonly namespaceSelector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly namespaces?: readonly string[];
       readonly topologyKey: string;
      };
      readonly weight: number;
     }[];
     readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly {
      readonly labelSelector?: {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchLabels?: {
        readonly [key: string]: string;
       };
      };
      readonly matchLabelKeys?: readonly string[];
      readonly mismatchLabelKeys?: readonly string[];
      readonly namespaceSelector?: {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchLabels?: {
        readonly [key: string]: string;
       };
      };
      readonly namespaces?: readonly string[];
      readonly topologyKey: string;
     }[];
    };
    readonly podAntiAffinity?: {
     readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
      readonly podAffinityTerm: {
       readonly labelSelector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly matchLabelKeys?: readonly string[];
       readonly mismatchLabelKeys?: readonly string[];
       readonly namespaceSelector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly namespaces?: readonly string[];
       readonly topologyKey: string;
      };
      readonly weight: number;
     }[];
     readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly {
      readonly labelSelector?: {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchLabels?: {
        readonly [key: string]: string;
       };
      };
      readonly matchLabelKeys?: readonly string[];
      readonly mismatchLabelKeys?: readonly string[];
      readonly namespaceSelector?: {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchLabels?: {
        readonly [key: string]: string;
       };
      };
      readonly namespaces?: readonly string[];
      readonly topologyKey: string;
     }[];
    };
   };
   readonly alerting?: {
    readonly alertmanagers: readonly {
     readonly alertRelabelings?: readonly {
      /** @enum {string} */
      readonly action?: "replace" | "Replace" | "keep" | "Keep" | "drop" | "Drop" | "hashmod" | "HashMod" | "labelmap" | "LabelMap" | "labeldrop" | "LabelDrop" | "labelkeep" | "LabelKeep" | "lowercase" | "Lowercase" | "uppercase" | "Uppercase" | "keepequal" | "KeepEqual" | "dropequal" | "DropEqual";
      readonly modulus?: number;
      readonly regex?: string;
      readonly replacement?: string;
      readonly separator?: string;
      readonly sourceLabels?: readonly string[];
      readonly targetLabel?: string;
     }[];
     /** @enum {string} */
     readonly apiVersion?: "v1" | "V1" | "v2" | "V2";
     readonly authorization?: {
      readonly credentials?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly type?: string;
     };
     readonly basicAuth?: {
      readonly password?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly username?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly bearerTokenFile?: string;
     readonly enableHttp2?: boolean;
     readonly name: string;
     readonly namespace?: string;
     readonly noProxy?: string;
     readonly pathPrefix?: string;
     readonly port: number | string;
     readonly proxyConnectHeader?: {
      readonly [key: string]: readonly {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      }[];
     };
     readonly proxyFromEnvironment?: boolean;
     readonly proxyUrl?: string;
     readonly relabelings?: readonly {
      /** @enum {string} */
      readonly action?: "replace" | "Replace" | "keep" | "Keep" | "drop" | "Drop" | "hashmod" | "HashMod" | "labelmap" | "LabelMap" | "labeldrop" | "LabelDrop" | "labelkeep" | "LabelKeep" | "lowercase" | "Lowercase" | "uppercase" | "Uppercase" | "keepequal" | "KeepEqual" | "dropequal" | "DropEqual";
      readonly modulus?: number;
      readonly regex?: string;
      readonly replacement?: string;
      readonly separator?: string;
      readonly sourceLabels?: readonly string[];
      readonly targetLabel?: string;
     }[];
     readonly scheme?: string;
     readonly sigv4?: {
      readonly accessKey?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly profile?: string;
      readonly region?: string;
      readonly roleArn?: string;
      readonly secretKey?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly timeout?: string;
     readonly tlsConfig?: {
      readonly ca?: {
       readonly configMap?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
       readonly secret?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
      };
      readonly caFile?: string;
      readonly cert?: {
       readonly configMap?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
       readonly secret?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
      };
      readonly certFile?: string;
      readonly insecureSkipVerify?: boolean;
      readonly keyFile?: string;
      readonly keySecret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      /** @enum {string} */
      readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
      /** @enum {string} */
      readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
      readonly serverName?: string;
     };
    }[];
   };
   readonly allowOverlappingBlocks?: boolean;
   readonly apiserverConfig?: {
    readonly authorization?: {
     readonly credentials?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly credentialsFile?: string;
     readonly type?: string;
    };
    readonly basicAuth?: {
     readonly password?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly username?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
    };
    readonly bearerToken?: string;
    readonly bearerTokenFile?: string;
    readonly host: string;
    readonly noProxy?: string;
    readonly proxyConnectHeader?: {
     readonly [key: string]: readonly {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     }[];
    };
    readonly proxyFromEnvironment?: boolean;
    readonly proxyUrl?: string;
    readonly tlsConfig?: {
     readonly ca?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly caFile?: string;
     readonly cert?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly certFile?: string;
     readonly insecureSkipVerify?: boolean;
     readonly keyFile?: string;
     readonly keySecret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     /** @enum {string} */
     readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     /** @enum {string} */
     readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     readonly serverName?: string;
    };
   };
   readonly arbitraryFSAccessThroughSMs?: {
    readonly deny?: boolean;
   };
   readonly automountServiceAccountToken?: boolean;
   readonly baseImage?: string;
   readonly bodySizeLimit?: string;
   readonly configMaps?: readonly string[];
   readonly containers?: readonly {
    readonly args?: readonly string[];
    readonly command?: readonly string[];
    readonly env?: readonly {
     readonly name: string;
     readonly value?: string;
     readonly valueFrom?: {
      readonly configMapKeyRef?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly fieldRef?: {
       readonly apiVersion?: string;
       readonly fieldPath: string;
      };
      readonly resourceFieldRef?: {
       readonly containerName?: string;
       readonly divisor?: number | string;
       readonly resource: string;
      };
      readonly secretKeyRef?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
    }[];
    readonly envFrom?: readonly {
     readonly configMapRef?: {
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly prefix?: string;
     readonly secretRef?: {
      readonly name?: string;
      readonly optional?: boolean;
     };
    }[];
    readonly image?: string;
    readonly imagePullPolicy?: string;
    readonly lifecycle?: {
     readonly postStart?: {
      readonly exec?: {
       readonly command?: readonly string[];
      };
      readonly httpGet?: {
       readonly host?: string;
       readonly httpHeaders?: readonly {
        readonly name: string;
        readonly value: string;
       }[];
       readonly path?: string;
       readonly port: number | string;
       readonly scheme?: string;
      };
      readonly sleep?: {
       readonly seconds: number;
      };
      readonly tcpSocket?: {
       readonly host?: string;
       readonly port: number | string;
      };
     };
     readonly preStop?: {
      readonly exec?: {
       readonly command?: readonly string[];
      };
      readonly httpGet?: {
       readonly host?: string;
       readonly httpHeaders?: readonly {
        readonly name: string;
        readonly value: string;
       }[];
       readonly path?: string;
       readonly port: number | string;
       readonly scheme?: string;
      };
      readonly sleep?: {
       readonly seconds: number;
      };
      readonly tcpSocket?: {
       readonly host?: string;
       readonly port: number | string;
      };
     };
     readonly stopSignal?: string;
    };
    readonly livenessProbe?: {
     readonly exec?: {
      readonly command?: readonly string[];
     };
     readonly failureThreshold?: number;
     readonly grpc?: {
      readonly port: number;
      readonly service?: string;
     };
     readonly httpGet?: {
      readonly host?: string;
      readonly httpHeaders?: readonly {
       readonly name: string;
       readonly value: string;
      }[];
      readonly path?: string;
      readonly port: number | string;
      readonly scheme?: string;
     };
     readonly initialDelaySeconds?: number;
     readonly periodSeconds?: number;
     readonly successThreshold?: number;
     readonly tcpSocket?: {
      readonly host?: string;
      readonly port: number | string;
     };
     readonly terminationGracePeriodSeconds?: number;
     readonly timeoutSeconds?: number;
    };
    readonly name: string;
    readonly ports?: readonly {
     readonly containerPort: number;
     readonly hostIP?: string;
     readonly hostPort?: number;
     readonly name?: string;
     readonly protocol?: string;
    }[];
    readonly readinessProbe?: {
     readonly exec?: {
      readonly command?: readonly string[];
     };
     readonly failureThreshold?: number;
     readonly grpc?: {
      readonly port: number;
      readonly service?: string;
     };
     readonly httpGet?: {
      readonly host?: string;
      readonly httpHeaders?: readonly {
       readonly name: string;
       readonly value: string;
      }[];
      readonly path?: string;
      readonly port: number | string;
      readonly scheme?: string;
     };
     readonly initialDelaySeconds?: number;
     readonly periodSeconds?: number;
     readonly successThreshold?: number;
     readonly tcpSocket?: {
      readonly host?: string;
      readonly port: number | string;
     };
     readonly terminationGracePeriodSeconds?: number;
     readonly timeoutSeconds?: number;
    };
    readonly resizePolicy?: readonly {
     readonly resourceName: string;
     readonly restartPolicy: string;
    }[];
    readonly resources?: {
     readonly claims?: readonly {
      readonly name: string;
      readonly request?: string;
     }[];
     readonly limits?: {
      readonly [key: string]: number | string;
     };
     readonly requests?: {
      readonly [key: string]: number | string;
     };
    };
    readonly restartPolicy?: string;
    readonly securityContext?: {
     readonly allowPrivilegeEscalation?: boolean;
     readonly appArmorProfile?: {
      readonly localhostProfile?: string;
      readonly type: string;
     };
     readonly capabilities?: {
      readonly add?: readonly string[];
      readonly drop?: readonly string[];
     };
     readonly privileged?: boolean;
     readonly procMount?: string;
     readonly readOnlyRootFilesystem?: boolean;
     readonly runAsGroup?: number;
     readonly runAsNonRoot?: boolean;
     readonly runAsUser?: number;
     readonly seLinuxOptions?: {
      readonly level?: string;
      readonly role?: string;
      readonly type?: string;
      readonly user?: string;
     };
     readonly seccompProfile?: {
      readonly localhostProfile?: string;
      readonly type: string;
     };
     readonly windowsOptions?: {
      readonly gmsaCredentialSpec?: string;
      readonly gmsaCredentialSpecName?: string;
      readonly hostProcess?: boolean;
      readonly runAsUserName?: string;
     };
    };
    readonly startupProbe?: {
     readonly exec?: {
      readonly command?: readonly string[];
     };
     readonly failureThreshold?: number;
     readonly grpc?: {
      readonly port: number;
      readonly service?: string;
     };
     readonly httpGet?: {
      readonly host?: string;
      readonly httpHeaders?: readonly {
       readonly name: string;
       readonly value: string;
      }[];
      readonly path?: string;
      readonly port: number | string;
      readonly scheme?: string;
     };
     readonly initialDelaySeconds?: number;
     readonly periodSeconds?: number;
     readonly successThreshold?: number;
     readonly tcpSocket?: {
      readonly host?: string;
      readonly port: number | string;
     };
     readonly terminationGracePeriodSeconds?: number;
     readonly timeoutSeconds?: number;
    };
    readonly stdin?: boolean;
    readonly stdinOnce?: boolean;
    readonly terminationMessagePath?: string;
    readonly terminationMessagePolicy?: string;
    readonly tty?: boolean;
    readonly volumeDevices?: readonly {
     readonly devicePath: string;
     readonly name: string;
    }[];
    readonly volumeMounts?: readonly {
     readonly mountPath: string;
     readonly mountPropagation?: string;
     readonly name: string;
     readonly readOnly?: boolean;
     readonly recursiveReadOnly?: string;
     readonly subPath?: string;
     readonly subPathExpr?: string;
    }[];
    readonly workingDir?: string;
   }[];
   readonly convertClassicHistogramsToNHCB?: boolean;
   readonly disableCompaction?: boolean;
   readonly dnsConfig?: {
    readonly nameservers?: readonly string[];
    readonly options?: readonly {
     readonly name: string;
     readonly value?: string;
    }[];
    readonly searches?: readonly string[];
   };
   /** @enum {string} */
   readonly dnsPolicy?: "ClusterFirstWithHostNet" | "ClusterFirst" | "Default" | "None";
   readonly enableAdminAPI?: boolean;
   readonly enableFeatures?: readonly string[];
   readonly enableOTLPReceiver?: boolean;
   readonly enableRemoteWriteReceiver?: boolean;
   readonly enableServiceLinks?: boolean;
   readonly enforcedBodySizeLimit?: string;
   readonly enforcedKeepDroppedTargets?: number;
   readonly enforcedLabelLimit?: number;
   readonly enforcedLabelNameLengthLimit?: number;
   readonly enforcedLabelValueLengthLimit?: number;
   readonly enforcedNamespaceLabel?: string;
   readonly enforcedSampleLimit?: number;
   readonly enforcedTargetLimit?: number;
   readonly evaluationInterval?: string;
   readonly excludedFromEnforcement?: readonly {
    /** @enum {string} */
    readonly group?: "monitoring.coreos.com";
    readonly name?: string;
    readonly namespace: string;
    /** @enum {string} */
    readonly resource: "prometheusrules" | "servicemonitors" | "podmonitors" | "probes" | "scrapeconfigs";
   }[];
   readonly exemplars?: {
    readonly maxSize?: number;
   };
   readonly externalLabels?: {
    readonly [key: string]: string;
   };
   readonly externalUrl?: string;
   readonly hostAliases?: readonly {
    readonly hostnames: readonly string[];
    readonly ip: string;
   }[];
   readonly hostNetwork?: boolean;
   readonly hostUsers?: boolean;
   readonly ignoreNamespaceSelectors?: boolean;
   readonly image?: string;
   /** @enum {string} */
   readonly imagePullPolicy?: "" | "Always" | "Never" | "IfNotPresent";
   readonly imagePullSecrets?: readonly {
    readonly name?: string;
   }[];
   readonly initContainers?: readonly {
    readonly args?: readonly string[];
    readonly command?: readonly string[];
    readonly env?: readonly {
     readonly name: string;
     readonly value?: string;
     readonly valueFrom?: {
      readonly configMapKeyRef?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly fieldRef?: {
       readonly apiVersion?: string;
       readonly fieldPath: string;
      };
      readonly resourceFieldRef?: {
       readonly containerName?: string;
       readonly divisor?: number | string;
       readonly resource: string;
      };
      readonly secretKeyRef?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
    }[];
    readonly envFrom?: readonly {
     readonly configMapRef?: {
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly prefix?: string;
     readonly secretRef?: {
      readonly name?: string;
      readonly optional?: boolean;
     };
    }[];
    readonly image?: string;
    readonly imagePullPolicy?: string;
    readonly lifecycle?: {
     readonly postStart?: {
      readonly exec?: {
       readonly command?: readonly string[];
      };
      readonly httpGet?: {
       readonly host?: string;
       readonly httpHeaders?: readonly {
        readonly name: string;
        readonly value: string;
       }[];
       readonly path?: string;
       readonly port: number | string;
       readonly scheme?: string;
      };
      readonly sleep?: {
       readonly seconds: number;
      };
      readonly tcpSocket?: {
       readonly host?: string;
       readonly port: number | string;
      };
     };
     readonly preStop?: {
      readonly exec?: {
       readonly command?: readonly string[];
      };
      readonly httpGet?: {
       readonly host?: string;
       readonly httpHeaders?: readonly {
        readonly name: string;
        readonly value: string;
       }[];
       readonly path?: string;
       readonly port: number | string;
       readonly scheme?: string;
      };
      readonly sleep?: {
       readonly seconds: number;
      };
      readonly tcpSocket?: {
       readonly host?: string;
       readonly port: number | string;
      };
     };
     readonly stopSignal?: string;
    };
    readonly livenessProbe?: {
     readonly exec?: {
      readonly command?: readonly string[];
     };
     readonly failureThreshold?: number;
     readonly grpc?: {
      readonly port: number;
      readonly service?: string;
     };
     readonly httpGet?: {
      readonly host?: string;
      readonly httpHeaders?: readonly {
       readonly name: string;
       readonly value: string;
      }[];
      readonly path?: string;
      readonly port: number | string;
      readonly scheme?: string;
     };
     readonly initialDelaySeconds?: number;
     readonly periodSeconds?: number;
     readonly successThreshold?: number;
     readonly tcpSocket?: {
      readonly host?: string;
      readonly port: number | string;
     };
     readonly terminationGracePeriodSeconds?: number;
     readonly timeoutSeconds?: number;
    };
    readonly name: string;
    readonly ports?: readonly {
     readonly containerPort: number;
     readonly hostIP?: string;
     readonly hostPort?: number;
     readonly name?: string;
     readonly protocol?: string;
    }[];
    readonly readinessProbe?: {
     readonly exec?: {
      readonly command?: readonly string[];
     };
     readonly failureThreshold?: number;
     readonly grpc?: {
      readonly port: number;
      readonly service?: string;
     };
     readonly httpGet?: {
      readonly host?: string;
      readonly httpHeaders?: readonly {
       readonly name: string;
       readonly value: string;
      }[];
      readonly path?: string;
      readonly port: number | string;
      readonly scheme?: string;
     };
     readonly initialDelaySeconds?: number;
     readonly periodSeconds?: number;
     readonly successThreshold?: number;
     readonly tcpSocket?: {
      readonly host?: string;
      readonly port: number | string;
     };
     readonly terminationGracePeriodSeconds?: number;
     readonly timeoutSeconds?: number;
    };
    readonly resizePolicy?: readonly {
     readonly resourceName: string;
     readonly restartPolicy: string;
    }[];
    readonly resources?: {
     readonly claims?: readonly {
      readonly name: string;
      readonly request?: string;
     }[];
     readonly limits?: {
      readonly [key: string]: number | string;
     };
     readonly requests?: {
      readonly [key: string]: number | string;
     };
    };
    readonly restartPolicy?: string;
    readonly securityContext?: {
     readonly allowPrivilegeEscalation?: boolean;
     readonly appArmorProfile?: {
      readonly localhostProfile?: string;
      readonly type: string;
     };
     readonly capabilities?: {
      readonly add?: readonly string[];
      readonly drop?: readonly string[];
     };
     readonly privileged?: boolean;
     readonly procMount?: string;
     readonly readOnlyRootFilesystem?: boolean;
     readonly runAsGroup?: number;
     readonly runAsNonRoot?: boolean;
     readonly runAsUser?: number;
     readonly seLinuxOptions?: {
      readonly level?: string;
      readonly role?: string;
      readonly type?: string;
      readonly user?: string;
     };
     readonly seccompProfile?: {
      readonly localhostProfile?: string;
      readonly type: string;
     };
     readonly windowsOptions?: {
      readonly gmsaCredentialSpec?: string;
      readonly gmsaCredentialSpecName?: string;
      readonly hostProcess?: boolean;
      readonly runAsUserName?: string;
     };
    };
    readonly startupProbe?: {
     readonly exec?: {
      readonly command?: readonly string[];
     };
     readonly failureThreshold?: number;
     readonly grpc?: {
      readonly port: number;
      readonly service?: string;
     };
     readonly httpGet?: {
      readonly host?: string;
      readonly httpHeaders?: readonly {
       readonly name: string;
       readonly value: string;
      }[];
      readonly path?: string;
      readonly port: number | string;
      readonly scheme?: string;
     };
     readonly initialDelaySeconds?: number;
     readonly periodSeconds?: number;
     readonly successThreshold?: number;
     readonly tcpSocket?: {
      readonly host?: string;
      readonly port: number | string;
     };
     readonly terminationGracePeriodSeconds?: number;
     readonly timeoutSeconds?: number;
    };
    readonly stdin?: boolean;
    readonly stdinOnce?: boolean;
    readonly terminationMessagePath?: string;
    readonly terminationMessagePolicy?: string;
    readonly tty?: boolean;
    readonly volumeDevices?: readonly {
     readonly devicePath: string;
     readonly name: string;
    }[];
    readonly volumeMounts?: readonly {
     readonly mountPath: string;
     readonly mountPropagation?: string;
     readonly name: string;
     readonly readOnly?: boolean;
     readonly recursiveReadOnly?: string;
     readonly subPath?: string;
     readonly subPathExpr?: string;
    }[];
    readonly workingDir?: string;
   }[];
   readonly keepDroppedTargets?: number;
   readonly labelLimit?: number;
   readonly labelNameLengthLimit?: number;
   readonly labelValueLengthLimit?: number;
   readonly listenLocal?: boolean;
   /** @enum {string} */
   readonly logFormat?: "" | "logfmt" | "json";
   /** @enum {string} */
   readonly logLevel?: "" | "debug" | "info" | "warn" | "error";
   readonly maximumStartupDurationSeconds?: number;
   readonly minReadySeconds?: number;
   /** @enum {string} */
   readonly nameEscapingScheme?: "AllowUTF8" | "Underscores" | "Dots" | "Values";
   /** @enum {string} */
   readonly nameValidationScheme?: "UTF8" | "Legacy";
   readonly nodeSelector?: {
    readonly [key: string]: string;
   };
   readonly otlp?: {
    readonly convertHistogramsToNHCB?: boolean;
    readonly ignoreResourceAttributes?: readonly string[];
    readonly keepIdentifyingResourceAttributes?: boolean;
    readonly promoteAllResourceAttributes?: boolean;
    readonly promoteResourceAttributes?: readonly string[];
    /** @enum {string} */
    readonly translationStrategy?: "NoUTF8EscapingWithSuffixes" | "UnderscoreEscapingWithSuffixes" | "NoTranslation";
   };
   readonly overrideHonorLabels?: boolean;
   readonly overrideHonorTimestamps?: boolean;
   readonly paused?: boolean;
   readonly persistentVolumeClaimRetentionPolicy?: {
    readonly whenDeleted?: string;
    readonly whenScaled?: string;
   };
   readonly podMetadata?: {
    readonly annotations?: {
     readonly [key: string]: string;
    };
    readonly labels?: {
     readonly [key: string]: string;
    };
    readonly name?: string;
   };
   readonly podMonitorNamespaceSelector?: {
    readonly matchExpressions?: readonly {
     readonly key: string;
     readonly operator: string;
     readonly values?: readonly string[];
    }[];
    readonly matchLabels?: {
     readonly [key: string]: string;
    };
   };
   readonly podMonitorSelector?: {
    readonly matchExpressions?: readonly {
     readonly key: string;
     readonly operator: string;
     readonly values?: readonly string[];
    }[];
    readonly matchLabels?: {
     readonly [key: string]: string;
    };
   };
   readonly podTargetLabels?: readonly string[];
   readonly portName?: string;
   readonly priorityClassName?: string;
   readonly probeNamespaceSelector?: {
    readonly matchExpressions?: readonly {
     readonly key: string;
     readonly operator: string;
     readonly values?: readonly string[];
    }[];
    readonly matchLabels?: {
     readonly [key: string]: string;
    };
   };
   readonly probeSelector?: {
    readonly matchExpressions?: readonly {
     readonly key: string;
     readonly operator: string;
     readonly values?: readonly string[];
    }[];
    readonly matchLabels?: {
     readonly [key: string]: string;
    };
   };
   readonly prometheusExternalLabelName?: string;
   readonly prometheusRulesExcludedFromEnforce?: readonly {
    readonly ruleName: string;
    readonly ruleNamespace: string;
   }[];
   readonly query?: {
    readonly lookbackDelta?: string;
    readonly maxConcurrency?: number;
    readonly maxSamples?: number;
    readonly timeout?: string;
   };
   readonly queryLogFile?: string;
   /** @enum {string} */
   readonly reloadStrategy?: "HTTP" | "ProcessSignal";
   readonly remoteRead?: readonly {
    readonly authorization?: {
     readonly credentials?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly credentialsFile?: string;
     readonly type?: string;
    };
    readonly basicAuth?: {
     readonly password?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly username?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
    };
    readonly bearerToken?: string;
    readonly bearerTokenFile?: string;
    readonly filterExternalLabels?: boolean;
    readonly followRedirects?: boolean;
    readonly headers?: {
     readonly [key: string]: string;
    };
    readonly name?: string;
    readonly noProxy?: string;
    readonly oauth2?: {
     readonly clientId: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly clientSecret: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly endpointParams?: {
      readonly [key: string]: string;
     };
     readonly noProxy?: string;
     readonly proxyConnectHeader?: {
      readonly [key: string]: readonly {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      }[];
     };
     readonly proxyFromEnvironment?: boolean;
     readonly proxyUrl?: string;
     readonly scopes?: readonly string[];
     readonly tlsConfig?: {
      readonly ca?: {
       readonly configMap?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
       readonly secret?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
      };
      readonly cert?: {
       readonly configMap?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
       readonly secret?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
      };
      readonly insecureSkipVerify?: boolean;
      readonly keySecret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      /** @enum {string} */
      readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
      /** @enum {string} */
      readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
      readonly serverName?: string;
     };
     readonly tokenUrl: string;
    };
    readonly proxyConnectHeader?: {
     readonly [key: string]: readonly {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     }[];
    };
    readonly proxyFromEnvironment?: boolean;
    readonly proxyUrl?: string;
    readonly readRecent?: boolean;
    readonly remoteTimeout?: string;
    readonly requiredMatchers?: {
     readonly [key: string]: string;
    };
    readonly tlsConfig?: {
     readonly ca?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly caFile?: string;
     readonly cert?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly certFile?: string;
     readonly insecureSkipVerify?: boolean;
     readonly keyFile?: string;
     readonly keySecret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     /** @enum {string} */
     readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     /** @enum {string} */
     readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     readonly serverName?: string;
    };
    readonly url: string;
   }[];
   readonly remoteWrite?: readonly {
    readonly authorization?: {
     readonly credentials?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly credentialsFile?: string;
     readonly type?: string;
    };
    readonly azureAd?: {
     /** @enum {string} */
     readonly cloud?: "AzureChina" | "AzureGovernment" | "AzurePublic";
     readonly managedIdentity?: {
      readonly clientId: string;
     };
     readonly oauth?: {
      readonly clientId: string;
      readonly clientSecret: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly tenantId: string;
     };
     readonly sdk?: {
      readonly tenantId?: string;
     };
    };
    readonly basicAuth?: {
     readonly password?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly username?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
    };
    readonly bearerToken?: string;
    readonly bearerTokenFile?: string;
    readonly enableHTTP2?: boolean;
    readonly followRedirects?: boolean;
    readonly headers?: {
     readonly [key: string]: string;
    };
    /** @enum {string} */
    readonly messageVersion?: "V1.0" | "V2.0";
    readonly metadataConfig?: {
     readonly maxSamplesPerSend?: number;
     readonly send?: boolean;
     readonly sendInterval?: string;
    };
    readonly name?: string;
    readonly noProxy?: string;
    readonly oauth2?: {
     readonly clientId: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly clientSecret: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly endpointParams?: {
      readonly [key: string]: string;
     };
     readonly noProxy?: string;
     readonly proxyConnectHeader?: {
      readonly [key: string]: readonly {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      }[];
     };
     readonly proxyFromEnvironment?: boolean;
     readonly proxyUrl?: string;
     readonly scopes?: readonly string[];
     readonly tlsConfig?: {
      readonly ca?: {
       readonly configMap?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
       readonly secret?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
      };
      readonly cert?: {
       readonly configMap?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
       readonly secret?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
      };
      readonly insecureSkipVerify?: boolean;
      readonly keySecret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      /** @enum {string} */
      readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
      /** @enum {string} */
      readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
      readonly serverName?: string;
     };
     readonly tokenUrl: string;
    };
    readonly proxyConnectHeader?: {
     readonly [key: string]: readonly {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     }[];
    };
    readonly proxyFromEnvironment?: boolean;
    readonly proxyUrl?: string;
    readonly queueConfig?: {
     readonly batchSendDeadline?: string;
     readonly capacity?: number;
     readonly maxBackoff?: string;
     readonly maxRetries?: number;
     readonly maxSamplesPerSend?: number;
     readonly maxShards?: number;
     readonly minBackoff?: string;
     readonly minShards?: number;
     readonly retryOnRateLimit?: boolean;
     readonly sampleAgeLimit?: string;
    };
    readonly remoteTimeout?: string;
    readonly roundRobinDNS?: boolean;
    readonly sendExemplars?: boolean;
    readonly sendNativeHistograms?: boolean;
    readonly sigv4?: {
     readonly accessKey?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly profile?: string;
     readonly region?: string;
     readonly roleArn?: string;
     readonly secretKey?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
    };
    readonly tlsConfig?: {
     readonly ca?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly caFile?: string;
     readonly cert?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly certFile?: string;
     readonly insecureSkipVerify?: boolean;
     readonly keyFile?: string;
     readonly keySecret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     /** @enum {string} */
     readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     /** @enum {string} */
     readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     readonly serverName?: string;
    };
    readonly url: string;
    readonly writeRelabelConfigs?: readonly {
     /** @enum {string} */
     readonly action?: "replace" | "Replace" | "keep" | "Keep" | "drop" | "Drop" | "hashmod" | "HashMod" | "labelmap" | "LabelMap" | "labeldrop" | "LabelDrop" | "labelkeep" | "LabelKeep" | "lowercase" | "Lowercase" | "uppercase" | "Uppercase" | "keepequal" | "KeepEqual" | "dropequal" | "DropEqual";
     readonly modulus?: number;
     readonly regex?: string;
     readonly replacement?: string;
     readonly separator?: string;
     readonly sourceLabels?: readonly string[];
     readonly targetLabel?: string;
    }[];
   }[];
   readonly remoteWriteReceiverMessageVersions?: readonly ("V1.0" | "V2.0")[];
   readonly replicaExternalLabelName?: string;
   readonly replicas?: number;
   readonly resources?: {
    readonly claims?: readonly {
     readonly name: string;
     readonly request?: string;
    }[];
    readonly limits?: {
     readonly [key: string]: number | string;
    };
    readonly requests?: {
     readonly [key: string]: number | string;
    };
   };
   readonly retention?: string;
   readonly retentionSize?: string;
   readonly routePrefix?: string;
   readonly ruleNamespaceSelector?: {
    readonly matchExpressions?: readonly {
     readonly key: string;
     readonly operator: string;
     readonly values?: readonly string[];
    }[];
    readonly matchLabels?: {
     readonly [key: string]: string;
    };
   };
   readonly ruleQueryOffset?: string;
   readonly ruleSelector?: {
    readonly matchExpressions?: readonly {
     readonly key: string;
     readonly operator: string;
     readonly values?: readonly string[];
    }[];
    readonly matchLabels?: {
     readonly [key: string]: string;
    };
   };
   readonly rules?: {
    readonly alert?: {
     readonly forGracePeriod?: string;
     readonly forOutageTolerance?: string;
     readonly resendDelay?: string;
    };
   };
   readonly runtime?: {
    readonly goGC?: number;
   };
   readonly sampleLimit?: number;
   readonly scrapeClasses?: readonly {
    readonly attachMetadata?: {
     readonly node?: boolean;
    };
    readonly authorization?: {
     readonly credentials?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly credentialsFile?: string;
     readonly type?: string;
    };
    readonly default?: boolean;
    /** @enum {string} */
    readonly fallbackScrapeProtocol?: "PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0";
    readonly metricRelabelings?: readonly {
     /** @enum {string} */
     readonly action?: "replace" | "Replace" | "keep" | "Keep" | "drop" | "Drop" | "hashmod" | "HashMod" | "labelmap" | "LabelMap" | "labeldrop" | "LabelDrop" | "labelkeep" | "LabelKeep" | "lowercase" | "Lowercase" | "uppercase" | "Uppercase" | "keepequal" | "KeepEqual" | "dropequal" | "DropEqual";
     readonly modulus?: number;
     readonly regex?: string;
     readonly replacement?: string;
     readonly separator?: string;
     readonly sourceLabels?: readonly string[];
     readonly targetLabel?: string;
    }[];
    readonly name: string;
    readonly relabelings?: readonly {
     /** @enum {string} */
     readonly action?: "replace" | "Replace" | "keep" | "Keep" | "drop" | "Drop" | "hashmod" | "HashMod" | "labelmap" | "LabelMap" | "labeldrop" | "LabelDrop" | "labelkeep" | "LabelKeep" | "lowercase" | "Lowercase" | "uppercase" | "Uppercase" | "keepequal" | "KeepEqual" | "dropequal" | "DropEqual";
     readonly modulus?: number;
     readonly regex?: string;
     readonly replacement?: string;
     readonly separator?: string;
     readonly sourceLabels?: readonly string[];
     readonly targetLabel?: string;
    }[];
    readonly tlsConfig?: {
     readonly ca?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly caFile?: string;
     readonly cert?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly certFile?: string;
     readonly insecureSkipVerify?: boolean;
     readonly keyFile?: string;
     readonly keySecret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     /** @enum {string} */
     readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     /** @enum {string} */
     readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     readonly serverName?: string;
    };
   }[];
   readonly scrapeClassicHistograms?: boolean;
   readonly scrapeConfigNamespaceSelector?: {
    readonly matchExpressions?: readonly {
     readonly key: string;
     readonly operator: string;
     readonly values?: readonly string[];
    }[];
    readonly matchLabels?: {
     readonly [key: string]: string;
    };
   };
   readonly scrapeConfigSelector?: {
    readonly matchExpressions?: readonly {
     readonly key: string;
     readonly operator: string;
     readonly values?: readonly string[];
    }[];
    readonly matchLabels?: {
     readonly [key: string]: string;
    };
   };
   readonly scrapeFailureLogFile?: string;
   readonly scrapeInterval?: string;
   readonly scrapeProtocols?: readonly ("PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0")[];
   readonly scrapeTimeout?: string;
   readonly secrets?: readonly string[];
   readonly securityContext?: {
    readonly appArmorProfile?: {
     readonly localhostProfile?: string;
     readonly type: string;
    };
    readonly fsGroup?: number;
    readonly fsGroupChangePolicy?: string;
    readonly runAsGroup?: number;
    readonly runAsNonRoot?: boolean;
    readonly runAsUser?: number;
    readonly seLinuxChangePolicy?: string;
    readonly seLinuxOptions?: {
     readonly level?: string;
     readonly role?: string;
     readonly type?: string;
     readonly user?: string;
    };
    readonly seccompProfile?: {
     readonly localhostProfile?: string;
     readonly type: string;
    };
    readonly supplementalGroups?: readonly number[];
    readonly supplementalGroupsPolicy?: string;
    readonly sysctls?: readonly {
     readonly name: string;
     readonly value: string;
    }[];
    readonly windowsOptions?: {
     readonly gmsaCredentialSpec?: string;
     readonly gmsaCredentialSpecName?: string;
     readonly hostProcess?: boolean;
     readonly runAsUserName?: string;
    };
   };
   readonly serviceAccountName?: string;
   /** @enum {string} */
   readonly serviceDiscoveryRole?: "Endpoints" | "EndpointSlice";
   readonly serviceMonitorNamespaceSelector?: {
    readonly matchExpressions?: readonly {
     readonly key: string;
     readonly operator: string;
     readonly values?: readonly string[];
    }[];
    readonly matchLabels?: {
     readonly [key: string]: string;
    };
   };
   readonly serviceMonitorSelector?: {
    readonly matchExpressions?: readonly {
     readonly key: string;
     readonly operator: string;
     readonly values?: readonly string[];
    }[];
    readonly matchLabels?: {
     readonly [key: string]: string;
    };
   };
   readonly serviceName?: string;
   readonly sha?: string;
   readonly shardRetentionPolicy?: {
    readonly retain?: {
     readonly retentionPeriod: string;
    };
    /** @enum {string} */
    readonly whenScaled?: "Retain" | "Delete";
   };
   readonly shards?: number;
   readonly storage?: {
    readonly disableMountSubPath?: boolean;
    readonly emptyDir?: {
     readonly medium?: string;
     readonly sizeLimit?: number | string;
    };
    readonly ephemeral?: {
     readonly volumeClaimTemplate?: {
      readonly metadata?: Record<string, never>;
      readonly spec: {
       readonly accessModes?: readonly string[];
       readonly dataSource?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
       };
       readonly dataSourceRef?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
       };
       readonly resources?: {
        readonly limits?: {
         readonly [key: string]: number | string;
        };
        readonly requests?: {
         readonly [key: string]: number | string;
        };
       };
       readonly selector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly storageClassName?: string;
       readonly volumeAttributesClassName?: string;
       readonly volumeMode?: string;
       readonly volumeName?: string;
      };
     };
    };
    readonly volumeClaimTemplate?: {
     readonly apiVersion?: string;
     readonly kind?: string;
     readonly metadata?: {
      readonly annotations?: {
       readonly [key: string]: string;
      };
      readonly labels?: {
       readonly [key: string]: string;
      };
      readonly name?: string;
     };
     readonly spec?: {
      readonly accessModes?: readonly string[];
      readonly dataSource?: {
       readonly apiGroup?: string;
       readonly kind: string;
       readonly name: string;
      };
      readonly dataSourceRef?: {
       readonly apiGroup?: string;
       readonly kind: string;
       readonly name: string;
       readonly namespace?: string;
      };
      readonly resources?: {
       readonly limits?: {
        readonly [key: string]: number | string;
       };
       readonly requests?: {
        readonly [key: string]: number | string;
       };
      };
      readonly selector?: {
       readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
       }[];
       readonly matchLabels?: {
        readonly [key: string]: string;
       };
      };
      readonly storageClassName?: string;
      readonly volumeAttributesClassName?: string;
      readonly volumeMode?: string;
      readonly volumeName?: string;
     };
     readonly status?: {
      readonly accessModes?: readonly string[];
      readonly allocatedResourceStatuses?: {
       readonly [key: string]: string;
      };
      readonly allocatedResources?: {
       readonly [key: string]: number | string;
      };
      readonly capacity?: {
       readonly [key: string]: number | string;
      };
      readonly conditions?: readonly {
       readonly lastProbeTime?: string;
       readonly lastTransitionTime?: string;
       readonly message?: string;
       readonly reason?: string;
       readonly status: string;
       readonly type: string;
      }[];
      readonly currentVolumeAttributesClassName?: string;
      readonly modifyVolumeStatus?: {
       readonly status: string;
       readonly targetVolumeAttributesClassName?: string;
      };
      readonly phase?: string;
     };
    };
   };
   readonly tag?: string;
   readonly targetLimit?: number;
   readonly terminationGracePeriodSeconds?: number;
   readonly thanos?: {
    readonly additionalArgs?: readonly {
     readonly name: string;
     readonly value?: string;
    }[];
    readonly baseImage?: string;
    readonly blockSize?: string;
    readonly getConfigInterval?: string;
    readonly getConfigTimeout?: string;
    readonly grpcListenLocal?: boolean;
    readonly grpcServerTlsConfig?: {
     readonly ca?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly caFile?: string;
     readonly cert?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly certFile?: string;
     readonly insecureSkipVerify?: boolean;
     readonly keyFile?: string;
     readonly keySecret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     /** @enum {string} */
     readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     /** @enum {string} */
     readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     readonly serverName?: string;
    };
    readonly httpListenLocal?: boolean;
    readonly image?: string;
    readonly listenLocal?: boolean;
    /** @enum {string} */
    readonly logFormat?: "" | "logfmt" | "json";
    /** @enum {string} */
    readonly logLevel?: "" | "debug" | "info" | "warn" | "error";
    readonly minTime?: string;
    readonly objectStorageConfig?: {
     readonly key: string;
     readonly name?: string;
     readonly optional?: boolean;
    };
    readonly objectStorageConfigFile?: string;
    readonly readyTimeout?: string;
    readonly resources?: {
     readonly claims?: readonly {
      readonly name: string;
      readonly request?: string;
     }[];
     readonly limits?: {
      readonly [key: string]: number | string;
     };
     readonly requests?: {
      readonly [key: string]: number | string;
     };
    };
    readonly sha?: string;
    readonly tag?: string;
    readonly tracingConfig?: {
     readonly key: string;
     readonly name?: string;
     readonly optional?: boolean;
    };
    readonly tracingConfigFile?: string;
    readonly version?: string;
    readonly volumeMounts?: readonly {
     readonly mountPath: string;
     readonly mountPropagation?: string;
     readonly name: string;
     readonly readOnly?: boolean;
     readonly recursiveReadOnly?: string;
     readonly subPath?: string;
     readonly subPathExpr?: string;
    }[];
   };
   readonly tolerations?: readonly {
    readonly effect?: string;
    readonly key?: string;
    readonly operator?: string;
    readonly tolerationSeconds?: number;
    readonly value?: string;
   }[];
   readonly topologySpreadConstraints?: readonly {
    /** @enum {string} */
    readonly additionalLabelSelectors?: "OnResource" | "OnShard";
    readonly labelSelector?: {
     readonly matchExpressions?: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values?: readonly string[];
     }[];
     readonly matchLabels?: {
      readonly [key: string]: string;
     };
    };
    readonly matchLabelKeys?: readonly string[];
    readonly maxSkew: number;
    readonly minDomains?: number;
    readonly nodeAffinityPolicy?: string;
    readonly nodeTaintsPolicy?: string;
    readonly topologyKey: string;
    readonly whenUnsatisfiable: string;
   }[];
   readonly tracingConfig?: {
    /** @enum {string} */
    readonly clientType?: "http" | "grpc";
    /** @enum {string} */
    readonly compression?: "gzip";
    readonly endpoint: string;
    readonly headers?: {
     readonly [key: string]: string;
    };
    readonly insecure?: boolean;
    readonly samplingFraction?: number | string;
    readonly timeout?: string;
    readonly tlsConfig?: {
     readonly ca?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly caFile?: string;
     readonly cert?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly certFile?: string;
     readonly insecureSkipVerify?: boolean;
     readonly keyFile?: string;
     readonly keySecret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     /** @enum {string} */
     readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     /** @enum {string} */
     readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     readonly serverName?: string;
    };
   };
   readonly tsdb?: {
    readonly outOfOrderTimeWindow?: string;
   };
   readonly version?: string;
   readonly volumeMounts?: readonly {
    readonly mountPath: string;
    readonly mountPropagation?: string;
    readonly name: string;
    readonly readOnly?: boolean;
    readonly recursiveReadOnly?: string;
    readonly subPath?: string;
    readonly subPathExpr?: string;
   }[];
   readonly volumes?: readonly {
    readonly awsElasticBlockStore?: {
     readonly fsType?: string;
     readonly partition?: number;
     readonly readOnly?: boolean;
     readonly volumeID: string;
    };
    readonly azureDisk?: {
     readonly cachingMode?: string;
     readonly diskName: string;
     readonly diskURI: string;
     readonly fsType?: string;
     readonly kind?: string;
     readonly readOnly?: boolean;
    };
    readonly azureFile?: {
     readonly readOnly?: boolean;
     readonly secretName: string;
     readonly shareName: string;
    };
    readonly cephfs?: {
     readonly monitors: readonly string[];
     readonly path?: string;
     readonly readOnly?: boolean;
     readonly secretFile?: string;
     readonly secretRef?: {
      readonly name?: string;
     };
     readonly user?: string;
    };
    readonly cinder?: {
     readonly fsType?: string;
     readonly readOnly?: boolean;
     readonly secretRef?: {
      readonly name?: string;
     };
     readonly volumeID: string;
    };
    readonly configMap?: {
     readonly defaultMode?: number;
     readonly items?: readonly {
      readonly key: string;
      readonly mode?: number;
      readonly path: string;
     }[];
     readonly name?: string;
     readonly optional?: boolean;
    };
    readonly csi?: {
     readonly driver: string;
     readonly fsType?: string;
     readonly nodePublishSecretRef?: {
      readonly name?: string;
     };
     readonly readOnly?: boolean;
     readonly volumeAttributes?: {
      readonly [key: string]: string;
     };
    };
    readonly downwardAPI?: {
     readonly defaultMode?: number;
     readonly items?: readonly {
      readonly fieldRef?: {
       readonly apiVersion?: string;
       readonly fieldPath: string;
      };
      readonly mode?: number;
      readonly path: string;
      readonly resourceFieldRef?: {
       readonly containerName?: string;
       readonly divisor?: number | string;
       readonly resource: string;
      };
     }[];
    };
    readonly emptyDir?: {
     readonly medium?: string;
     readonly sizeLimit?: number | string;
    };
    readonly ephemeral?: {
     readonly volumeClaimTemplate?: {
      readonly metadata?: Record<string, never>;
      readonly spec: {
       readonly accessModes?: readonly string[];
       readonly dataSource?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
       };
       readonly dataSourceRef?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
       };
       readonly resources?: {
        readonly limits?: {
         readonly [key: string]: number | string;
        };
        readonly requests?: {
         readonly [key: string]: number | string;
        };
       };
       readonly selector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly storageClassName?: string;
       readonly volumeAttributesClassName?: string;
       readonly volumeMode?: string;
       readonly volumeName?: string;
      };
     };
    };
    readonly fc?: {
     readonly fsType?: string;
     readonly lun?: number;
     readonly readOnly?: boolean;
     readonly targetWWNs?: readonly string[];
     readonly wwids?: readonly string[];
    };
    readonly flexVolume?: {
     readonly driver: string;
     readonly fsType?: string;
     readonly options?: {
      readonly [key: string]: string;
     };
     readonly readOnly?: boolean;
     readonly secretRef?: {
      readonly name?: string;
     };
    };
    readonly flocker?: {
     readonly datasetName?: string;
     readonly datasetUUID?: string;
    };
    readonly gcePersistentDisk?: {
     readonly fsType?: string;
     readonly partition?: number;
     readonly pdName: string;
     readonly readOnly?: boolean;
    };
    readonly gitRepo?: {
     readonly directory?: string;
     readonly repository: string;
     readonly revision?: string;
    };
    readonly glusterfs?: {
     readonly endpoints: string;
     readonly path: string;
     readonly readOnly?: boolean;
    };
    readonly hostPath?: {
     readonly path: string;
     readonly type?: string;
    };
    readonly image?: {
     readonly pullPolicy?: string;
     readonly reference?: string;
    };
    readonly iscsi?: {
     readonly chapAuthDiscovery?: boolean;
     readonly chapAuthSession?: boolean;
     readonly fsType?: string;
     readonly initiatorName?: string;
     readonly iqn: string;
     readonly iscsiInterface?: string;
     readonly lun: number;
     readonly portals?: readonly string[];
     readonly readOnly?: boolean;
     readonly secretRef?: {
      readonly name?: string;
     };
     readonly targetPortal: string;
    };
    readonly name: string;
    readonly nfs?: {
     readonly path: string;
     readonly readOnly?: boolean;
     readonly server: string;
    };
    readonly persistentVolumeClaim?: {
     readonly claimName: string;
     readonly readOnly?: boolean;
    };
    readonly photonPersistentDisk?: {
     readonly fsType?: string;
     readonly pdID: string;
    };
    readonly portworxVolume?: {
     readonly fsType?: string;
     readonly readOnly?: boolean;
     readonly volumeID: string;
    };
    readonly projected?: {
     readonly defaultMode?: number;
     readonly sources?: readonly {
      readonly clusterTrustBundle?: {
       readonly labelSelector?: {
        readonly matchExpressions?: readonly {
         readonly key: string;
         readonly operator: string;
         readonly values?: readonly string[];
        }[];
        readonly matchLabels?: {
         readonly [key: string]: string;
        };
       };
       readonly name?: string;
       readonly optional?: boolean;
       readonly path: string;
       readonly signerName?: string;
      };
      readonly configMap?: {
       readonly items?: readonly {
        readonly key: string;
        readonly mode?: number;
        readonly path: string;
       }[];
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly downwardAPI?: {
       readonly items?: readonly {
        readonly fieldRef?: {
         readonly apiVersion?: string;
         readonly fieldPath: string;
        };
        readonly mode?: number;
        readonly path: string;
        readonly resourceFieldRef?: {
         readonly containerName?: string;
         readonly divisor?: number | string;
         readonly resource: string;
        };
       }[];
      };
      readonly secret?: {
       readonly items?: readonly {
        readonly key: string;
        readonly mode?: number;
        readonly path: string;
       }[];
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly serviceAccountToken?: {
       readonly audience?: string;
       readonly expirationSeconds?: number;
       readonly path: string;
      };
     }[];
    };
    readonly quobyte?: {
     readonly group?: string;
     readonly readOnly?: boolean;
     readonly registry: string;
     readonly tenant?: string;
     readonly user?: string;
     readonly volume: string;
    };
    readonly rbd?: {
     readonly fsType?: string;
     readonly image: string;
     readonly keyring?: string;
     readonly monitors: readonly string[];
     readonly pool?: string;
     readonly readOnly?: boolean;
     readonly secretRef?: {
      readonly name?: string;
     };
     readonly user?: string;
    };
    readonly scaleIO?: {
     readonly fsType?: string;
     readonly gateway: string;
     readonly protectionDomain?: string;
     readonly readOnly?: boolean;
     readonly secretRef: {
      readonly name?: string;
     };
     readonly sslEnabled?: boolean;
     readonly storageMode?: string;
     readonly storagePool?: string;
     readonly system: string;
     readonly volumeName?: string;
    };
    readonly secret?: {
     readonly defaultMode?: number;
     readonly items?: readonly {
      readonly key: string;
      readonly mode?: number;
      readonly path: string;
     }[];
     readonly optional?: boolean;
     readonly secretName?: string;
    };
    readonly storageos?: {
     readonly fsType?: string;
     readonly readOnly?: boolean;
     readonly secretRef?: {
      readonly name?: string;
     };
     readonly volumeName?: string;
     readonly volumeNamespace?: string;
    };
    readonly vsphereVolume?: {
     readonly fsType?: string;
     readonly storagePolicyID?: string;
     readonly storagePolicyName?: string;
     readonly volumePath: string;
    };
   }[];
   readonly walCompression?: boolean;
   readonly web?: {
    readonly httpConfig?: {
     readonly headers?: {
      readonly contentSecurityPolicy?: string;
      readonly strictTransportSecurity?: string;
      /** @enum {string} */
      readonly xContentTypeOptions?: "" | "NoSniff";
      /** @enum {string} */
      readonly xFrameOptions?: "" | "Deny" | "SameOrigin";
      readonly xXSSProtection?: string;
     };
     readonly http2?: boolean;
    };
    readonly maxConnections?: number;
    readonly pageTitle?: string;
    readonly tlsConfig?: {
     readonly cert?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly certFile?: string;
     readonly cipherSuites?: readonly string[];
     readonly client_ca?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly clientAuthType?: string;
     readonly clientCAFile?: string;
     readonly curvePreferences?: readonly string[];
     readonly keyFile?: string;
     readonly keySecret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly maxVersion?: string;
     readonly minVersion?: string;
     readonly preferServerCipherSuites?: boolean;
    };
   };
  };
 };
 readonly PrometheusRule: {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly spec: {
   readonly groups?: readonly {
    readonly interval?: string;
    readonly labels?: {
     readonly [key: string]: string;
    };
    readonly limit?: number;
    readonly name: string;
    readonly partial_response_strategy?: string;
    readonly query_offset?: string;
    readonly rules?: readonly {
     readonly alert?: string;
     readonly annotations?: {
      readonly [key: string]: string;
     };
     readonly expr: number | string;
     readonly for?: string;
     readonly keep_firing_for?: string;
     readonly labels?: {
      readonly [key: string]: string;
     };
     readonly record?: string;
    }[];
   }[];
  };
 };
 readonly ServiceMonitor: {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly spec: {
   readonly attachMetadata?: {
    readonly node?: boolean;
   };
   readonly bodySizeLimit?: string;
   readonly convertClassicHistogramsToNHCB?: boolean;
   readonly endpoints: readonly {
    readonly authorization?: {
     readonly credentials?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly type?: string;
    };
    readonly basicAuth?: {
     readonly password?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly username?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
    };
    readonly bearerTokenFile?: string;
    readonly bearerTokenSecret?: {
     readonly key: string;
     readonly name?: string;
     readonly optional?: boolean;
    };
    readonly enableHttp2?: boolean;
    readonly filterRunning?: boolean;
    readonly followRedirects?: boolean;
    readonly honorLabels?: boolean;
    readonly honorTimestamps?: boolean;
    readonly interval?: string;
    readonly metricRelabelings?: readonly {
     /** @enum {string} */
     readonly action?: "replace" | "Replace" | "keep" | "Keep" | "drop" | "Drop" | "hashmod" | "HashMod" | "labelmap" | "LabelMap" | "labeldrop" | "LabelDrop" | "labelkeep" | "LabelKeep" | "lowercase" | "Lowercase" | "uppercase" | "Uppercase" | "keepequal" | "KeepEqual" | "dropequal" | "DropEqual";
     readonly modulus?: number;
     readonly regex?: string;
     readonly replacement?: string;
     readonly separator?: string;
     readonly sourceLabels?: readonly string[];
     readonly targetLabel?: string;
    }[];
    readonly noProxy?: string;
    readonly oauth2?: {
     readonly clientId: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly clientSecret: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     readonly endpointParams?: {
      readonly [key: string]: string;
     };
     readonly noProxy?: string;
     readonly proxyConnectHeader?: {
      readonly [key: string]: readonly {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      }[];
     };
     readonly proxyFromEnvironment?: boolean;
     readonly proxyUrl?: string;
     readonly scopes?: readonly string[];
     readonly tlsConfig?: {
      readonly ca?: {
       readonly configMap?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
       readonly secret?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
      };
      readonly cert?: {
       readonly configMap?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
       readonly secret?: {
        readonly key: string;
        readonly name?: string;
        readonly optional?: boolean;
       };
      };
      readonly insecureSkipVerify?: boolean;
      readonly keySecret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      /** @enum {string} */
      readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
      /** @enum {string} */
      readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
      readonly serverName?: string;
     };
     readonly tokenUrl: string;
    };
    readonly params?: {
     readonly [key: string]: readonly string[];
    };
    readonly path?: string;
    readonly port?: string;
    readonly proxyConnectHeader?: {
     readonly [key: string]: readonly {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     }[];
    };
    readonly proxyFromEnvironment?: boolean;
    readonly proxyUrl?: string;
    readonly relabelings?: readonly {
     /** @enum {string} */
     readonly action?: "replace" | "Replace" | "keep" | "Keep" | "drop" | "Drop" | "hashmod" | "HashMod" | "labelmap" | "LabelMap" | "labeldrop" | "LabelDrop" | "labelkeep" | "LabelKeep" | "lowercase" | "Lowercase" | "uppercase" | "Uppercase" | "keepequal" | "KeepEqual" | "dropequal" | "DropEqual";
     readonly modulus?: number;
     readonly regex?: string;
     readonly replacement?: string;
     readonly separator?: string;
     readonly sourceLabels?: readonly string[];
     readonly targetLabel?: string;
    }[];
    /** @enum {string} */
    readonly scheme?: "http" | "https";
    readonly scrapeTimeout?: string;
    readonly targetPort?: number | string;
    readonly tlsConfig?: {
     readonly ca?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly caFile?: string;
     readonly cert?: {
      readonly configMap?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly secret?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
     readonly certFile?: string;
     readonly insecureSkipVerify?: boolean;
     readonly keyFile?: string;
     readonly keySecret?: {
      readonly key: string;
      readonly name?: string;
      readonly optional?: boolean;
     };
     /** @enum {string} */
     readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     /** @enum {string} */
     readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
     readonly serverName?: string;
    };
    readonly trackTimestampsStaleness?: boolean;
   }[];
   /** @enum {string} */
   readonly fallbackScrapeProtocol?: "PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0";
   readonly jobLabel?: string;
   readonly keepDroppedTargets?: number;
   readonly labelLimit?: number;
   readonly labelNameLengthLimit?: number;
   readonly labelValueLengthLimit?: number;
   readonly namespaceSelector?: {
    readonly any?: boolean;
    readonly matchNames?: readonly string[];
   };
   readonly nativeHistogramBucketLimit?: number;
   readonly nativeHistogramMinBucketFactor?: number | string;
   readonly podTargetLabels?: readonly string[];
   readonly sampleLimit?: number;
   readonly scrapeClass?: string;
   readonly scrapeClassicHistograms?: boolean;
   readonly scrapeProtocols?: readonly ("PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0")[];
   readonly selector: {
    readonly matchExpressions?: readonly {
     readonly key: string;
     readonly operator: string;
     readonly values?: readonly string[];
    }[];
    readonly matchLabels?: {
     readonly [key: string]: string;
    };
   };
   /** @enum {string} */
   readonly selectorMechanism?: "RelabelConfig" | "RoleSelector";
   readonly targetLabels?: readonly string[];
   readonly targetLimit?: number;
  };
 };
 readonly ScheduledBackup: {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly spec: {
   /** @enum {string} */
   readonly backupOwnerReference?: "none" | "self" | "cluster";
   readonly cluster: {
    readonly name: string;
   };
   readonly immediate?: boolean;
   /** @enum {string} */
   readonly method?: "barmanObjectStore" | "volumeSnapshot" | "plugin";
   readonly online?: boolean;
   readonly onlineConfiguration?: {
    readonly immediateCheckpoint?: boolean;
    readonly waitForArchive?: boolean;
   };
   readonly pluginConfiguration?: {
    readonly name: string;
    readonly parameters?: {
     readonly [key: string]: string;
    };
   };
   readonly schedule: string;
   readonly suspend?: boolean;
   /** @enum {string} */
   readonly target?: "primary" | "prefer-standby";
  };
 };
 readonly ObjectStore: {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly spec: {
   readonly configuration: {
    readonly azureCredentials?: {
     readonly connectionString?: {
      readonly key: string;
      readonly name: string;
     };
     readonly inheritFromAzureAD?: boolean;
     readonly storageAccount?: {
      readonly key: string;
      readonly name: string;
     };
     readonly storageKey?: {
      readonly key: string;
      readonly name: string;
     };
     readonly storageSasToken?: {
      readonly key: string;
      readonly name: string;
     };
     readonly useDefaultAzureCredentials?: boolean;
    };
    readonly data?: {
     readonly additionalCommandArgs?: readonly string[];
     /** @enum {string} */
     readonly compression?: "bzip2" | "gzip" | "lz4" | "snappy";
     /** @enum {string} */
     readonly encryption?: "AES256" | "aws:kms";
     readonly immediateCheckpoint?: boolean;
     readonly jobs?: number;
     readonly restoreAdditionalCommandArgs?: readonly string[];
    };
    readonly destinationPath: string;
    readonly endpointCA?: {
     readonly key: string;
     readonly name: string;
    };
    readonly endpointURL?: string;
    readonly googleCredentials?: {
     readonly applicationCredentials?: {
      readonly key: string;
      readonly name: string;
     };
     readonly gkeEnvironment?: boolean;
    };
    readonly historyTags?: {
     readonly [key: string]: string;
    };
    readonly s3Credentials?: {
     readonly accessKeyId?: {
      readonly key: string;
      readonly name: string;
     };
     readonly inheritFromIAMRole?: boolean;
     readonly region?: {
      readonly key: string;
      readonly name: string;
     };
     readonly secretAccessKey?: {
      readonly key: string;
      readonly name: string;
     };
     readonly sessionToken?: {
      readonly key: string;
      readonly name: string;
     };
    };
    readonly serverName?: string;
    readonly tags?: {
     readonly [key: string]: string;
    };
    readonly wal?: {
     readonly archiveAdditionalCommandArgs?: readonly string[];
     /** @enum {string} */
     readonly compression?: "bzip2" | "gzip" | "lz4" | "snappy" | "xz" | "zstd";
     /** @enum {string} */
     readonly encryption?: "AES256" | "aws:kms";
     readonly maxParallel?: number;
     readonly restoreAdditionalCommandArgs?: readonly string[];
    };
   };
   readonly instanceSidecarConfiguration?: {
    readonly additionalContainerArgs?: readonly string[];
    readonly env?: readonly {
     readonly name: string;
     readonly value?: string;
     readonly valueFrom?: {
      readonly configMapKeyRef?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
      readonly fieldRef?: {
       readonly apiVersion?: string;
       readonly fieldPath: string;
      };
      readonly fileKeyRef?: {
       readonly key: string;
       readonly optional?: boolean;
       readonly path: string;
       readonly volumeName: string;
      };
      readonly resourceFieldRef?: {
       readonly containerName?: string;
       readonly divisor?: number | string;
       readonly resource: string;
      };
      readonly secretKeyRef?: {
       readonly key: string;
       readonly name?: string;
       readonly optional?: boolean;
      };
     };
    }[];
    /** @enum {string} */
    readonly logLevel?: "error" | "warning" | "info" | "debug" | "trace";
    readonly resources?: {
     readonly claims?: readonly {
      readonly name: string;
      readonly request?: string;
     }[];
     readonly limits?: {
      readonly [key: string]: number | string;
     };
     readonly requests?: {
      readonly [key: string]: number | string;
     };
    };
    readonly retentionPolicyIntervalSeconds?: number;
   };
   readonly retentionPolicy?: string;
  };
 };
}
