import { needPromtool } from "../kit/promtool";
import { type Case, evaluate, promql } from "./promql-cases";

const host = '{instance="a"}';

/** A measurement of a kind over series, and its value; the names carry what the value stands for. */
function value(
  concept: string,
  kind: string,
  properties: Record<string, string>,
  series: Readonly<Record<string, string>>,
  expected: number | undefined,
  labels = "{}",
): Case {
  const { expression } = promql(concept, kind, properties);
  return { name: `${concept} on ${kind}: ${expected}`, expression, series, value: expected, labels };
}

describe("PromQL of ordinary kinds", () => {
  before(function () {
    needPromtool(this);
  });

  it("judges hosts", () => {
    const node = { job: "node" };
    const on = 'instance="a",job="node"';
    const clock = `node_timex_sync_status{${on}}`;
    const unit = (name: string, state: string) => `node_systemd_unit_state{${on},name="${name}",state="${state}"}`;
    const root = `${on},mountpoint="/",fstype="ext4"`;
    evaluate([
      value(
        "cpu.load",
        "prometheus.node",
        node,
        {
          [`node_load5{${on}}`]: "6x20",
          [`node_cpu_seconds_total{${on},cpu="0",mode="idle"}`]: "0x20",
          [`node_cpu_seconds_total{${on},cpu="1",mode="idle"}`]: "0x20",
        },
        3,
        host,
      ),
      value("host.units.failed", "prometheus.node", node, {}, undefined),
      value(
        "host.units.failed",
        "prometheus.node",
        node,
        { [unit("a.service", "failed")]: "1x20", [unit("b.service", "failed")]: "0x20" },
        1,
        host,
      ),
      value(
        "host.units.failed",
        "prometheus.node",
        { ...node, units: "b.service" },
        { [unit("a.service", "failed")]: "1x20", [unit("b.service", "failed")]: "0x20" },
        0,
        host,
      ),
      value("host.clock.synchronized", "prometheus.node", node, { [clock]: "0x20" }, 0, host),
      value(
        "host.clock.offset",
        "prometheus.node",
        node,
        { [`node_timex_offset_seconds{${on}}`]: "-0.5x20" },
        0.5,
        host,
      ),
      value(
        "disk.inodes.utilization",
        "prometheus.node",
        node,
        { [`node_filesystem_files{${root}}`]: "1000x20", [`node_filesystem_files_free{${root}}`]: "50x20" },
        95,
        '{instance="a",job="node",mountpoint="/",fstype="ext4"}',
      ),
      value(
        "swap.utilization",
        "prometheus.node",
        node,
        { [`node_memory_SwapTotal_bytes{${on}}`]: "0x20", [`node_memory_SwapFree_bytes{${on}}`]: "0x20" },
        undefined,
      ),
      value(
        "network.interfaces.down",
        "prometheus.node",
        node,
        { [`node_network_up{${on},device="eth0"}`]: "0x20", [`node_network_up{${on},device="docker0"}`]: "0x20" },
        1,
        host,
      ),
      value("memory.oom_kills", "prometheus.node", node, { [`node_vmstat_oom_kill{${on}}`]: "4x17 5 6 6" }, 2, host),
      value(
        "host.uptime",
        "prometheus.node",
        node,
        { [`node_time_seconds{${on}}`]: "900x20", [`node_boot_time_seconds{${on}}`]: "300x20" },
        600,
        host,
      ),
    ]);
  });

  it("judges devices by SNMP and disks by SMART", () => {
    const on = 'instance="router",job="snmp"';
    const port = (name: string, index: number) => `${on},ifName="${name}",ifIndex="${index}"`;
    const states = {
      [`ifOperStatus{${port("ppp0", 1)}}`]: "2x20",
      [`ifOperStatus{${port("eth1", 2)}}`]: "2x20",
      [`ifAdminStatus{${port("ppp0", 1)}}`]: "1x20",
      [`ifAdminStatus{${port("eth1", 2)}}`]: "2x20",
    };
    const router = '{instance="router"}';
    evaluate([
      value("network.interfaces.down", "prometheus.snmp", { job: "snmp" }, states, 1, router),
      value("network.interfaces.down", "prometheus.snmp", { job: "snmp", interfaces: "eth.*" }, states, 0, router),
      value(
        "memory.utilization",
        "prometheus.snmp",
        { job: "snmp" },
        {
          [`hrStorageUsed{${on},hrStorageIndex="1",hrStorageDescr="Physical memory"}`]: "30x20",
          [`hrStorageSize{${on},hrStorageIndex="1",hrStorageDescr="Physical memory"}`]: "40x20",
          [`hrStorageUsed{${on},hrStorageIndex="2",hrStorageDescr="/"}`]: "39x20",
          [`hrStorageSize{${on},hrStorageIndex="2",hrStorageDescr="/"}`]: "40x20",
        },
        75,
        '{instance="router",hrStorageIndex="1"}',
      ),
      value(
        "disk.smart.failing",
        "prometheus.smart",
        { job: "smart" },
        {
          'smartctl_device_smart_status{job="smart",instance="a",device="sda"}': "1x20",
          'smartctl_device_smart_status{job="smart",instance="a",device="sdb"}': "0x20",
        },
        1,
        host,
      ),
    ]);
  });

  it("judges workloads of Kubernetes", () => {
    const shop = { namespace: "shop", workload: "web" };
    const kind = "prometheus.kubernetes.workload";
    const pod = (name: string) => `namespace="shop",pod="${name}",container="main"`;
    const waiting = (name: string) =>
      `kube_pod_container_status_waiting_reason{${pod(name)},reason="CrashLoopBackOff"}`;
    const restarts = `kube_pod_container_status_restarts_total{${pod("web-1")}}`;
    const oom = `kube_pod_container_status_last_terminated_reason{${pod("web-1")},reason="OOMKilled"}`;
    const deployment = 'namespace="shop",deployment="web"';
    evaluate([
      value("k8s.pods.crash_looping", kind, shop, {}, 0),
      value("k8s.pods.crash_looping", kind, shop, { [waiting("web-1")]: "0x16 1 0 0", [waiting("api-1")]: "1x20" }, 1),
      value(
        "k8s.pods.pending",
        kind,
        shop,
        { 'kube_pod_status_phase{namespace="shop",pod="web-2",phase="Pending"}': "1x20" },
        1,
      ),
      value("container.restarts", kind, shop, { [restarts]: "3x16 4 5 5 5" }, 2),
      value("memory.oom_kills", kind, shop, { [restarts]: "3x16 4 4 4 4", [oom]: "1x20" }, 1),
      value("memory.oom_kills", kind, shop, { [restarts]: "4x20", [oom]: "1x20" }, 0),
      value(
        "k8s.replicas.missing",
        kind,
        shop,
        {
          [`kube_deployment_spec_replicas{${deployment}}`]: "3x20",
          [`kube_deployment_status_replicas_available{${deployment}}`]: "1x20",
        },
        2,
      ),
      value(
        "quota.utilization",
        kind,
        shop,
        {
          'kube_resourcequota{namespace="shop",resource="pods",type="used"}': "9x20",
          'kube_resourcequota{namespace="shop",resource="pods",type="hard"}': "10x20",
        },
        90,
        '{resource="pods"}',
      ),
      value(
        "k8s.hpa.at_maximum",
        kind,
        shop,
        {
          'kube_horizontalpodautoscaler_status_current_replicas{namespace="shop",horizontalpodautoscaler="web"}':
            "10x20",
          'kube_horizontalpodautoscaler_spec_max_replicas{namespace="shop",horizontalpodautoscaler="web"}': "10x20",
        },
        1,
      ),
      value(
        "k8s.nodes.not_ready",
        "prometheus.kubernetes.cluster",
        {},
        {
          'kube_node_status_condition{node="a",condition="Ready",status="unknown"}': "1x20",
          'kube_node_status_condition{node="b",condition="Ready",status="true"}': "1x20",
        },
        1,
      ),
      value(
        "volume.utilization",
        "prometheus.kubelet",
        { job: "kubelet" },
        {
          'kubelet_volume_stats_used_bytes{job="kubelet",namespace="shop",persistentvolumeclaim="data"}': "80x20",
          'kubelet_volume_stats_capacity_bytes{job="kubelet",namespace="shop",persistentvolumeclaim="data"}': "100x20",
        },
        80,
        '{namespace="shop",persistentvolumeclaim="data"}',
      ),
    ]);
  });

  it("judges entrances", () => {
    const requests = (status: string) =>
      `nginx_ingress_controller_requests{job="nginx",ingress="shop",status="${status}"}`;
    const nginx = { job: "nginx", ingress: "shop" };
    evaluate([
      value(
        "http.error_ratio",
        "prometheus.ingress.nginx",
        nginx,
        { [requests("200")]: "0+90x20", [requests("502")]: "0+10x20" },
        0.1,
      ),
      value("http.error_ratio", "prometheus.ingress.nginx", nginx, { [requests("200")]: "0+90x20" }, 0),
      value(
        "http.client_error_ratio",
        "prometheus.ingress.nginx",
        nginx,
        { [requests("200")]: "0+75x20", [requests("404")]: "0+25x20" },
        0.25,
      ),
      value("http.throttled.count", "prometheus.ingress.nginx", nginx, { [requests("429")]: "0x15 1 2 3 4 5" }, 5),
      value(
        "service.unhealthy_hosts",
        "prometheus.envoy",
        { job: "envoy" },
        {
          'envoy_cluster_membership_total{job="envoy",envoy_cluster_name="api"}': "3x20",
          'envoy_cluster_membership_healthy{job="envoy",envoy_cluster_name="api"}': "1x20",
        },
        2,
        '{envoy_cluster_name="api"}',
      ),
      value(
        "tls.certificate_expiry",
        "prometheus.certmanager",
        { namespace: "shop" },
        {
          'certmanager_certificate_expiration_timestamp_seconds{namespace="shop",name="tls"}': "865200x20",
        },
        10,
        '{name="tls"}',
      ),
      value(
        "gitops.out_of_sync",
        "prometheus.argocd",
        {},
        {
          'argocd_app_info{name="a",sync_status="OutOfSync",health_status="Healthy"}': "1x20",
          'argocd_app_info{name="b",sync_status="Synced",health_status="Healthy"}': "1x20",
        },
        1,
      ),
      value(
        "gitops.out_of_sync",
        "prometheus.argocd",
        {},
        {
          'argocd_app_info{name="b",sync_status="Synced",health_status="Healthy"}': "1x20",
        },
        0,
      ),
    ]);
  });

  it("judges databases, caches, queues and runtimes", () => {
    const on = 'instance="a",job="x"';
    const job = { job: "x" };
    const ready = (queue: string) => `rabbitmq_queue_messages_ready{job="x",queue="${queue}"}`;
    const queues = { [ready("orders")]: "7x20", [ready("mails")]: "5x20" };
    evaluate([
      value(
        "db.replication.up",
        "prometheus.mysql",
        job,
        {
          [`mysql_slave_status_slave_io_running{${on}}`]: "1x20",
          [`mysql_slave_status_slave_sql_running{${on}}`]: "0x20",
        },
        0,
        host,
      ),
      value(
        "db.connections.ratio",
        "prometheus.mysql",
        job,
        {
          [`mysql_global_status_threads_connected{${on}}`]: "90x20",
          [`mysql_global_variables_max_connections{${on}}`]: "100x20",
        },
        0.9,
        host,
      ),
      value(
        "cache.evictions",
        "prometheus.redis",
        job,
        { [`redis_evicted_keys_total{${on}}`]: "100x16 103x4" },
        3,
        host,
      ),
      value(
        "cache.save_failures",
        "prometheus.redis",
        job,
        { [`redis_rdb_last_bgsave_status{${on}}`]: "0x20" },
        1,
        host,
      ),
      value("queue.depth", "prometheus.rabbitmq", job, queues, 7),
      value("queue.depth", "prometheus.rabbitmq", { ...job, across: "sum" }, queues, 12),
      value("queue.depth", "prometheus.rabbitmq", { ...job, queue: "mails" }, queues, 5),
      value(
        "kafka.partitions.offline",
        "prometheus.kafka",
        job,
        {
          'kafka_topic_partition_leader{job="x",topic="t",partition="0"}': "-1x20",
          'kafka_topic_partition_leader{job="x",topic="t",partition="1"}': "2x20",
        },
        1,
      ),
      value(
        "kafka.brokers.missing",
        "prometheus.kafka",
        { ...job, expectedBrokers: "3" },
        { 'kafka_brokers{job="x"}': "2x20" },
        1,
      ),
      value(
        "runtime.heap.utilization",
        "prometheus.jvm",
        job,
        {
          [`jvm_memory_used_bytes{${on},area="heap",id="eden"}`]: "30x20",
          [`jvm_memory_used_bytes{${on},area="heap",id="old"}`]: "60x20",
          [`jvm_memory_max_bytes{${on},area="heap",id="eden"}`]: "-1x20",
          [`jvm_memory_max_bytes{${on},area="heap",id="old"}`]: "101x20",
        },
        90,
        host,
      ),
      value(
        "runtime.event_loop_lag",
        "prometheus.nodejs",
        job,
        { [`nodejs_eventloop_lag_seconds{${on}}`]: "0.25x20" },
        0.25,
        host,
      ),
      value(
        "backup.age",
        "prometheus.velero",
        { schedule: "nightly" },
        {
          'velero_backup_last_successful_timestamp{schedule="nightly"}': "200x20",
        },
        1000,
      ),
      value(
        "backup.failures",
        "prometheus.velero",
        { schedule: "nightly" },
        {
          'velero_backup_failure_total{schedule="nightly"}': "2x18 3 3",
        },
        1,
      ),
    ]);
  });

  it("judges figures of the system's own, by the instances that count", () => {
    const gauge = { 'carts{job="x",instance="a"}': "3x20", 'carts{job="x",instance="b"}': "5x20" };
    const carts = { job: "x", metric: "carts" };
    evaluate([
      value("measure.gauge", "prometheus.gauge", carts, gauge, 8),
      value("measure.gauge", "prometheus.gauge", { ...carts, across: "maximum" }, gauge, 5),
      value("measure.gauge", "prometheus.gauge", { ...carts, across: "average" }, gauge, 4),
      value("measure.age", "prometheus.gauge", { job: "x", metric: "fed" }, { 'fed{job="x"}': "900x20" }, 300),
      value(
        "measure.success_ratio",
        "prometheus.pair",
        { job: "x", good: "ok", bad: "nok" },
        {
          'ok{job="x"}': "0+9x20",
          'nok{job="x"}': "0+3x20",
        },
        0.75,
      ),
      value(
        "measure.success_ratio",
        "prometheus.pair",
        { job: "x", good: "ok", bad: "nok" },
        { 'nok{job="x"}': "0+3x20" },
        0,
      ),
    ]);
  });
});
