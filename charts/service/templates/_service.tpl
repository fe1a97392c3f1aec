{{/* All take a dict: root (the chart's context), name (the service), service (its block in values.yaml). */}}

{{- define "service.labels" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/part-of: dxpulse
{{- end -}}

{{- define "service.fullname" -}}
{{ printf "%s-%s" .root.Release.Name .name | trunc 63 | trimSuffix "-" }}
{{- end -}}

{{- define "service.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "service.fullname" . }}
  labels: {{- include "service.labels" . | nindent 4 }}
spec:
  {{- if eq (int .service.replicas.least) (int .service.replicas.most) }}
  replicas: {{ .service.replicas.least }}
  {{- end }}
  {{- if eq (int .service.replicas.most) 1 }}
  # Two at once, even during an upgrade, would be one too many.
  strategy: {type: Recreate}
  {{- end }}
  selector:
    matchLabels: {{- include "service.labels" . | nindent 6 }}
  template:
    metadata:
      labels: {{- include "service.labels" . | nindent 8 }}
      annotations:
        prometheus.io/scrape: "true"
        prometheus.io/port: {{ .service.port | quote }}
        prometheus.io/path: /metrics
        # New settings mean new pods.
        checksum/settings: {{ toJson .root.Values.platform | sha256sum }}
    spec:
      terminationGracePeriodSeconds: 40
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        seccompProfile: {type: RuntimeDefault}
      containers:
        - name: {{ .name }}
          image: "{{ .root.Values.image.repository }}/{{ .name }}:{{ .root.Values.image.tag }}"
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          ports:
            - {name: http, containerPort: {{ .service.port }}}
          envFrom:
            - configMapRef: {name: {{ .root.Release.Name }}-platform}
            {{- with .service.settings }}
            - secretRef: {name: {{ . }}, optional: true}
            {{- end }}
          env:
            {{- range $name, $value := .service.environment }}
            - {name: {{ $name }}, value: {{ tpl $value $.root | quote }}}
            {{- end }}
            {{- range .service.secrets }}
            - name: {{ . }}
              valueFrom:
                secretKeyRef: {name: {{ $.root.Values.secret }}, key: {{ . }}}
            {{- end }}
          resources: {{- toYaml .service.resources | nindent 12 }}
          startupProbe:
            httpGet: {path: /livez, port: http}
            periodSeconds: 2
            failureThreshold: 60
          livenessProbe:
            httpGet: {path: /livez, port: http}
            periodSeconds: 10
            timeoutSeconds: 3
          readinessProbe:
            httpGet: {path: /readyz, port: http}
            periodSeconds: 5
            timeoutSeconds: 3
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          volumeMounts:
            - {name: tmp, mountPath: /tmp}
            {{- with .service.mounts }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
      volumes:
        - name: tmp
          emptyDir: {}
        {{- with .service.volumes }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
{{- end -}}

{{- define "service.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "service.fullname" . }}
  labels: {{- include "service.labels" . | nindent 4 }}
spec:
  selector: {{- include "service.labels" . | nindent 4 }}
  ports:
    - {name: http, port: {{ .service.port }}, targetPort: http}
{{- end -}}

{{- define "service.autoscaler" -}}
{{- if lt (int .service.replicas.least) (int .service.replicas.most) -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ include "service.fullname" . }}
  labels: {{- include "service.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "service.fullname" . }}
  minReplicas: {{ .service.replicas.least }}
  maxReplicas: {{ .service.replicas.most }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: {type: Utilization, averageUtilization: 70}
{{- end -}}
{{- end -}}
